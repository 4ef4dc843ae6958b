// What only the exercise page needs: the editor, the draft, running it, the two panes.

import { setUpDesks } from "./js/desk.js";
import { setUpDrafts } from "./js/draft-form.js";
import { setUpEditors } from "./js/editor.js";
import { setUpEditorSettings } from "./js/editor-settings.js";
import { setUpSplits } from "./js/split.js";

setUpSplits();
setUpEditorSettings();
setUpEditors();
setUpDrafts();
setUpDesks();
