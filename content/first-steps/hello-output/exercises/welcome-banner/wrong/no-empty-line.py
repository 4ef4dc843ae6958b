# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: Both texts are right. Hold your output beside the one asked for: what stands between the two texts there?
print("Lighthouse")
print("Mind the steps, all 199 of them.")
