"""A note on a passage: chosen in the text, marked there, and still in its place after the lesson was edited."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Note
from courses.markdown import render_content
from courses.models import Lesson
from tests.browser.conftest import Site
from tests.browser.test_notes import LESSON, is_focused, nothing_serious

pytestmark = pytest.mark.browser

SELECT = """
words => {
  const walker = document.createTreeWalker(document.querySelector('[data-passages]'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) {
      document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
      node.parentElement.scrollIntoView({ block: 'center' });
      return;
    }
  }
  throw new Error('not in the text: ' + words);
}
"""


def note_on(page: Page, words: str) -> None:
    page.evaluate(SELECT, words)
    page.get_by_role("button", name="Note on this").click()
    is_focused(page, "#new-note [name=content]")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator("#notes-said")).to_have_text("Note created successfully!")


def test_a_passage_keeps_its_note_through_edits_until_it_is_gone(signed_in_site: Site) -> None:
    page, lesson = signed_in_site.page, Lesson.objects.get(slug="strings-first")
    words = "Nothing comes in between"
    signed_in_site.go(LESSON)
    note_on(page, words)
    expect(page.locator("#new-note [name=content]")).to_have_value(f"> {words}\n\n")
    save(page)
    mark = page.locator("mark.passage")
    expect(mark).to_have_text(words)
    nothing_serious(page)

    edited = lesson.html.replace(words, "Nothing at all comes in between")
    Lesson.objects.filter(pk=lesson.pk).update(html="<p>A new first paragraph.</p>" + edited)
    page.reload()
    expect(mark).to_contain_text("comes in between")
    page.get_by_role("link", name="Show in the text").click()
    is_focused(page, f"#passage-{Note.objects.get().pk}")

    Lesson.objects.filter(pk=lesson.pk).update(html="<p>Written anew.</p>")
    page.reload()
    expect(page.get_by_text("The text has changed")).to_be_visible()
    expect(page.locator("q.note-quote")).to_have_text(words)
    expect(mark).to_have_count(0)


def test_a_line_of_code_is_quoted_as_code_and_still_runs_as_it_is(signed_in_site: Site) -> None:
    page = signed_in_site.page
    signed_in_site.go(LESSON)
    program = page.locator("figure.code[data-run] pre.highlight").first
    before = program.text_content()
    page.evaluate(
        """() => {
          const pre = document.querySelector('[data-passages] figure.code[data-run] pre.highlight');
          document.getSelection().selectAllChildren(pre);
          pre.scrollIntoView({ block: 'center' });
        }"""
    )
    page.get_by_role("button", name="Note on this").click()
    assert before is not None
    expect(page.locator("#new-note [name=content]")).to_have_value(f"```python\n{before.strip()}\n```\n\n")
    save(page)
    expect(page.locator("pre.highlight mark.passage").first).to_be_visible()
    assert program.text_content() == before
    page.reload()
    expect(page.locator("pre.highlight mark.passage").first).to_be_visible()
    assert program.text_content() == before


def test_a_line_of_code_keeps_its_note_when_lines_before_it_are_edited(signed_in_site: Site) -> None:
    page, lesson = signed_in_site.page, Lesson.objects.get(slug="strings-first")
    text = "```python run\nfirst = 1\ntotal = first + 2\nprint(total)\n```\n\n```python run\n{}print(total)\n```\n"
    Lesson.objects.filter(pk=lesson.pk).update(html=render_content(text.format("total = 5\n")))
    signed_in_site.go(LESSON)
    second = page.locator("figure.code[data-run] pre.highlight").nth(1)
    second.evaluate(
        """pre => {
          const line = [...pre.querySelectorAll('span')].find(span => span.textContent === 'print');
          document.getSelection().setBaseAndExtent(line, 0, pre, pre.childNodes.length);
          pre.scrollIntoView({ block: 'center' });
        }"""
    )
    page.get_by_role("button", name="Note on this").click()
    expect(page.locator("#new-note [name=content]")).to_have_value("```python\nprint(total)\n```\n\n")
    save(page)

    edited = render_content("A new beginning.\n\n" + text.format("# Five things\ntotal = 5\n"))
    Lesson.objects.filter(pk=lesson.pk).update(html=edited)
    page.reload()

    assert "".join(second.locator("mark.passage").all_text_contents()).strip() == "print(total)"
    expect(page.locator("figure.code[data-run] pre.highlight").nth(0).locator("mark.passage")).to_have_count(0)
    expect(page.get_by_text("The text has changed")).to_have_count(0)


def test_the_mark_goes_with_its_note_and_no_button_stands_without_a_selection(signed_in_site: Site) -> None:
    page = signed_in_site.page
    signed_in_site.go(LESSON)
    expect(page.get_by_role("button", name="Note on this")).to_be_hidden()
    note_on(page, "Nothing comes in between")
    save(page)
    page.locator(".note-list a").first.click()
    page.get_by_role("link", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete the note").click()
    expect(page.locator("mark.passage")).to_have_count(0)


def test_on_a_phone_the_form_opens_in_the_sheet(signed_in_site: Site) -> None:
    page = signed_in_site.page
    page.set_viewport_size({"width": 360, "height": 740})
    signed_in_site.go(LESSON)
    note_on(page, "Nothing comes in between")
    expect(page.locator("#new-note [name=content]")).to_be_in_viewport()
    save(page)
    page.get_by_role("link", name="Show in the text").click()
    expect(page.locator("mark.passage")).to_be_in_viewport()
    expect(page.locator("#things")).to_be_hidden()
