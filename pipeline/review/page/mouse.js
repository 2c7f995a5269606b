// What the mouse is held down on. Nothing is redrawn or scrolled until it is let go: it would be over another text.

const STAYED = 6;

export class Mouse {
  // clicked(place, caret): pressed and let go on the text of a cell. focused(place): a cell that got the focus by it.
  constructor({ clicked, focused }) {
    this.clicked = clicked;
    this.focused = focused;
    this.pressed = null;
    const follow = (name, step) => document.addEventListener(name, step, { capture: true });
    follow("mousedown", ({ button, clientX: x, clientY: y }) => (this.pressed = button === 0 ? { x, y } : null));
    // After the click that the browser makes of it.
    follow("mouseup", (event) => setTimeout(() => this.#released(event)));
    for (const name of ["dragend", "keydown"]) follow(name, () => (this.pressed = null));
  }

  get down() {
    return this.pressed !== null;
  }

  press(place, caret) {
    if (this.pressed) Object.assign(this.pressed, { place, caret });
  }

  // Whether the focus waits until the mouse is let go.
  focus(place) {
    if (this.pressed) this.pressed.focused = place;
    return this.down;
  }

  // The text is meant that the mouse was pressed and let go on, whatever became of the list meanwhile.
  #released({ clientX, clientY }) {
    const { place, focused, caret, x, y } = this.pressed ?? {};
    this.pressed = null;
    if (place && Math.hypot(clientX - x, clientY - y) < STAYED) this.clicked(place, caret);
    else if (focused) this.focused(focused);
  }
}

// The node and offset of the text at a point; undefined or null where there is none.
export function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const at = document.caretPositionFromPoint(x, y);
    return at && { node: at.offsetNode, offset: at.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
