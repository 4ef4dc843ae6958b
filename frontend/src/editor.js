// The editor alone, for pages that fetch it when somebody begins to type.

export { createEditor } from "./js/editor.js";
