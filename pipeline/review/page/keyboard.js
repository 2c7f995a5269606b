// Which key does what, while reading and while typing; the help lists the same table.

// [what, keys while reading, keys while typing, in words]
export const TABLE = [
  ["next", ["j", "ArrowDown"], ["Alt+j", "Alt+ArrowDown"], "next sentence"],
  ["previous", ["k", "ArrowUp"], ["Alt+k", "Alt+ArrowUp"], "sentence before"],
  ["right", ["l", "ArrowRight"], ["Alt+l"], "next locale"],
  ["left", ["h", "ArrowLeft"], ["Alt+h"], "locale before"],
  ["nextOpen", ["n"], ["Alt+n"], "next that is not accepted"],
  ["edit", ["Enter"], [], "edit"],
  ["close", ["Escape"], ["Escape", "Enter"], "leave the text; it stays as a draft"],
  ["save", ["Ctrl+s"], ["Ctrl+s"], "save now (a pause in typing saves, too)"],
  ["accept", ["Ctrl+Enter"], ["Ctrl+Enter"], "accept and go to the next"],
  ["acceptFinal", ["Ctrl+Shift+Enter"], ["Ctrl+Shift+Enter"], "accept as final"],
  ["reject", ["r"], ["Alt+r"], "reject, with a reason"],
  ["revert", ["u"], ["Alt+u"], "undo the draft"],
  ["comment", ["c"], ["Alt+c"], "comment"],
  ["tag", ["m"], ["Alt+m"], "tag an error in the selected words"],
  ["changes", ["d"], ["Alt+d"], "show what changed from the machine's version"],
  ["compare", ["v"], ["Alt+v"], "compare with the human translation"],
  ["choose", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7", "Alt+8", "Alt+9"], "take a fix, or a match of the memory"],
  ["search", ["/"], [], "search"],
  ["export", ["e"], [], "export the final files"],
  ["help", ["?"], [], "this list"],
];

const NAMES = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

export function helpLines() {
  return TABLE.map(([what, keys, , words]) => [what === "choose" ? ["1", "…", "9"] : keys.map(inWords), words]);
}

const inWords = (key) => key.split("+").map((one) => NAMES[one] ?? (one.length === 1 ? one.toUpperCase() : one)).join("+");

const bound = (column) => new Map(TABLE.flatMap((line) => line[column].map((key) => [key, line[0]])));
const READING = bound(1), TYPING = bound(2);

// "Ctrl+Shift+Enter"; with Alt by the key's place, as some keyboards write other characters then.
function nameOf(event) {
  const letter = /^(?:Key|Digit)(.)$/.exec(event.code);
  const key = event.altKey && letter ? letter[1].toLowerCase() : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && key.length > 1;
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${key}`;
}

// actions: by the names of the table; each is given the key. isTyping: whether the target is the text of a cell.
export function startKeyboard(actions, isTyping) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    const typing = isTyping(event.target);
    const name = nameOf(event);
    const what = (typing ? TYPING : READING).get(name);
    const field = !typing && event.target.matches("input, textarea, select");
    if (!what || (field && !FIELD_KEYS.has(name)) || (name === "Enter" && event.target.matches("button, summary"))) return;
    event.preventDefault();
    actions[what](name.at(-1));
  });
}

// What also works in search, filters and comment.
const FIELD_KEYS = new Set(["Escape", "Ctrl+s", "Ctrl+Enter"]);
