// What an error means, what may have caused it, and where to read about it again.

/** The lesson that teaches these concepts; null when there is none, or nobody can be asked. */
async function lessonOf(address, concepts) {
  try {
    const response = await fetch(`${address}?${new URLSearchParams(concepts.map((concept) => ["of", concept]))}`);
    return response.status === 200 ? await response.json() : null;
  } catch {
    return null;
  }
}

function linkTo({ title, url }, words) {
  const line = document.createElement("p");
  line.append(`${words} `, Object.assign(document.createElement("a"), { href: url, textContent: title }));
  return line;
}

/** A sentence in which code stands between backticks. */
function paragraph(sentence) {
  const element = document.createElement("p");
  sentence.split("`").forEach((text, place) => {
    const piece = document.createElement(place % 2 ? "code" : "span");
    piece.textContent = text;
    element.append(piece);
  });
  return element;
}

/**
 * `place` is an element with the address that knows lessons, and the words before the link to one; `told` has what the
 * judge's table `says`, in sentences, and the nearest `concepts`. Nothing told, nothing shown.
 */
export async function explain(place, told) {
  const sentences = told?.says ?? [];
  place.hidden = !sentences.length;
  place.replaceChildren(...sentences.map(paragraph));
  if (!told?.concepts?.length || !sentences.length) return;
  const first = place.firstChild;
  const lesson = await lessonOf(place.dataset.lessons, told.concepts);
  if (lesson && place.firstChild === first) place.append(linkTo(lesson, place.dataset.again));
}
