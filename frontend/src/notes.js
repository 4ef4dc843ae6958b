// Notes: their forms, on their own pages and in the panel of a lesson or an exercise.

import { setUpNotes } from "./js/note-form.js";
import { setUpPassages } from "./js/note-passages.js";

setUpNotes();
setUpPassages();
