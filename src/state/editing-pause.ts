/** Edits have come to rest when none has followed for so long (ms): a number that is being typed passes through others, "3" on the way to "32". */
export const editingPause = 300;
