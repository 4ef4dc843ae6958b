// The editor alone, for pages that fetch it when somebody begins to type.

export { createEditor, markError } from "./js/editor.js";
