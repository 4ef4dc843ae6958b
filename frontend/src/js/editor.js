// CodeMirror in the place of each <textarea data-editor>, which stays the form's field and always holds the same text.

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { plainWanted } from "./editor-settings.js";
import { press } from "./keys.js";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--mp-code-keyword)", fontWeight: "550" },
  { tag: [tags.bool, tags.null, tags.self], color: "var(--mp-code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--mp-code-string)" },
  { tag: tags.number, color: "var(--mp-code-number)" },
  { tag: [tags.className, tags.standard(tags.name), tags.meta], color: "var(--mp-code-name)" },
  { tag: tags.function(tags.definition(tags.variableName)), fontWeight: "600" },
  { tag: tags.comment, color: "var(--mp-muted)" },
  { tag: tags.invalid, color: "var(--mp-danger)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--mp-ink)", backgroundColor: "var(--mp-raised)", fontSize: "var(--mp-code-size)" },
  "&.cm-focused": { outline: "2px solid var(--mp-accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mp-mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--mp-ink)", padding: "12px 0" },
  ".cm-cursor": { borderLeftColor: "var(--mp-ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { color: "var(--mp-muted)", backgroundColor: "transparent", border: "0", paddingInline: "4px" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--mp-sunken) 60%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--mp-selection)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--mp-edge)" },
  ".cm-panels, .cm-tooltip": { color: "var(--mp-ink)", backgroundColor: "var(--mp-sunken)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--mp-line)" },
  ".cm-tooltip": { border: "1px solid var(--mp-edge)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    color: "var(--mp-ink)",
    backgroundColor: "var(--mp-selection)",
  },
  ".cm-panel.cm-search label": { fontSize: "0.9rem" },
  ".cm-textfield, .cm-button": {
    padding: "2px 8px",
    border: "1px solid var(--mp-edge)",
    borderRadius: "4px",
    color: "var(--mp-ink)",
    backgroundColor: "var(--mp-raised)",
    backgroundImage: "none",
    fontSize: "0.9rem",
  },
  ".cm-panel.cm-search [name=close]": { color: "var(--mp-ink)", fontSize: "1.2rem" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--mp-danger)" },
});

/**
 * Typing over several lines, Chromium would join what is left of them itself, with a style attribute that keeps its
 * colour, and the page's policy forbids those.
 */
function replaceLines(event, view) {
  const { main } = view.state.selection;
  const lines = view.state.doc.lineAt(main.from).number !== view.state.doc.lineAt(main.to).number;
  if (!lines || event.inputType !== "insertText" || !event.data) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { scrollIntoView: true, userEvent: "input.type" });
  return true;
}

/** These keys are the page's in the editor, too, even while there is nothing for them to press. */
const keysOfThePage = ["Mod-Enter", "Mod-Shift-Enter"].map((key) => ({
  key,
  run() {
    press(key.replace("Mod", "Control").replaceAll("-", "+"));
    return true;
  },
}));

const room = EditorView.theme({ ".cm-scroller": { minHeight: "20rem" } });

/**
 * An editor. `changed(text)` hears of every change; `tall` keeps room for a program that is not written yet.
 */
export function createEditor({ text, label, changed = () => {}, tall = false }) {
  const nonce = document.querySelector("meta[name=csp-nonce]")?.content;
  return new EditorView({
    doc: text,
    extensions: [
      nonce ? EditorView.cspNonce.of(nonce) : [],
      lineNumbers(),
      highlightActiveLine(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ activateOnTyping: true, defaultKeymap: false }),
      search({ top: true }),
      highlightSelectionMatches(),
      python(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      syntaxHighlighting(colours),
      look,
      tall ? room : [],
      keymap.of([
        ...keysOfThePage,
        ...completionKeymap,
        ...closeBracketsKeymap,
        ...searchKeymap,
        ...lintKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        indentWithTab,
      ]),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.domEventHandlers({ beforeinput: replaceLines }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc.toString());
      }),
    ],
  });
}

/** Marks the line (from 1) that an error came up in, until the text is changed; without a line, unmarks. */
export function markError(view, line, message) {
  const marks = [];
  if (line >= 1 && line <= view.state.doc.lines) {
    const { from, to } = view.state.doc.line(line);
    marks.push({ from, to: Math.max(from, to), severity: "error", message });
  }
  view.dispatch(setDiagnostics(view.state, marks));
}

function labelOf(textarea) {
  return textarea.labels[0]?.textContent.trim() || textarea.getAttribute("aria-label") || textarea.name;
}

function setUp(textarea) {
  let replacing = false; // by someone who already knows: no input event then
  const view = createEditor({
    text: textarea.value,
    label: labelOf(textarea),
    tall: true,
    changed(text) {
      textarea.value = text;
      if (!replacing) textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  textarea.addEventListener("milepost:replaced", () => {
    replacing = true;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: textarea.value } });
    replacing = false;
  });
  textarea.addEventListener("milepost:error", ({ detail }) => markError(view, detail.line, detail.message));
  for (const label of textarea.labels) label.addEventListener("click", () => view.focus());
  textarea.required = false; // a hidden field that the browser finds empty would stop the form without a word
  textarea.hidden = true;
  textarea.after(view.dom);
}

export function setUpEditors() {
  if (plainWanted()) return; // the plain field is what the reader asked for
  for (const textarea of document.querySelectorAll("textarea[data-editor]")) setUp(textarea);
}
