// What only the exercise page needs: the editor, the draft, the two panes.

import { setUpDrafts } from "./js/draft-form.js";
import { setUpEditors } from "./js/editor.js";
import { setUpSplits } from "./js/split.js";

setUpSplits();
setUpEditors();
setUpDrafts();
