# verdict: wrong_answer
# fails: 1
# misconception: negative-index-counts-from-start
# feedback: The stars are right, but the piece behind them is the beginning of the number. Where does a slice start that takes the last four?
card = input()
print("*" * (len(card) - 4) + card[:4])
