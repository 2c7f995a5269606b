// Autosave: a pause in typing stores the text. What cannot be stored is kept in the browser and sent again.

import { ask, route } from "./api.js";
import { allKept, forget, keep } from "./kept.js";

const PAUSE = 350, LONGEST = 900;
// Field of a cell → its route, and the key of the body.
const ROUTES = { text: ["draft", "text"], comment: ["comment", "comment"] };

const key = (place, field) => `${place.number}/${place.locale}/${field}`;

// Events: "state" when something waits or is stored; "conflict" {entry, theirs}; "failed" {entry, failure}.
export class Saving extends EventTarget {
  constructor(model, connection) {
    super();
    this.model = model;
    this.connection = connection;
    this.entries = new Map();
    // What the server refused to store, until a person decides.
    this.held = new Map();
    this.safe = true;
    connection.addEventListener("back", () => this.flushAll());
  }

  // The text typed and not stored yet.
  waiting(place, field = "text") {
    return (this.entries.get(key(place, field)) ?? this.held.get(key(place, field)))?.text;
  }

  get busy() {
    return this.entries.size + this.held.size > 0;
  }

  typed(place, field, text) {
    const held = this.held.get(key(place, field));
    if (held) held.since = Date.now();
    const known = this.entries.get(key(place, field)) ?? held;
    const entry = known ?? { place, field, base: this.model.cell(place)[field], sent: null, since: Date.now() };
    entry.text = text;
    this.held.delete(key(place, field));
    this.#wait(entry);
    const left = Math.max(0, LONGEST - (Date.now() - entry.since));
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => this.flush(place, field), Math.min(PAUSE, left));
  }

  // What a browser had kept when it or the server was stopped. Returns the entries that are sent again.
  restore() {
    const found = allKept(this.model.run).filter((entry) => {
      const same = this.model.cell(entry.place)[entry.field] === entry.text;
      if (same) forget(this.model.run, entry);
      return !same;
    });
    for (const entry of found) this.#wait({ ...entry, since: Date.now() });
    this.flushAll();
    return found;
  }

  // Stores now. True if nothing waits any more.
  async flush(place, field = "text") {
    const entry = this.entries.get(key(place, field));
    if (!entry) return !this.held.has(key(place, field));
    clearTimeout(entry.timer);
    entry.flight ??= this.#send(entry).finally(() => (entry.flight = null));
    return entry.flight;
  }

  async flushAll() {
    const stored = await Promise.all([...this.entries.values()].map((entry) => this.flush(entry.place, entry.field)));
    return stored.every(Boolean) && !this.held.size;
  }

  // The text was stored by another route, or given up.
  done(place, field = "text") {
    const known = key(place, field);
    const entry = this.entries.get(known) ?? this.held.get(known);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.entries.delete(known);
    this.held.delete(known);
    forget(this.model.run, entry);
    this.#tell();
  }

  #wait(entry) {
    this.entries.set(key(entry.place, entry.field), entry);
    this.safe = keep(this.model.run, entry);
    this.#tell();
  }

  async #send(entry) {
    const [what, name] = ROUTES[entry.field];
    while (this.entries.get(key(entry.place, entry.field)) === entry) {
      const text = entry.text;
      if (this.#conflicts(entry)) return false;
      entry.sent = text;
      try {
        const version = this.model.cell(entry.place).version;
        const answer = await ask("PUT", route(entry.place, what), { [name]: text, version });
        entry.base = answer.cell[entry.field];
        entry.since = Date.now();
        if (entry.text === text) this.done(entry.place, entry.field);
        this.model.take(entry.place, answer);
      } catch (failure) {
        if (!this.#again(entry, failure, text)) return false;
      }
    }
    return true;
  }

  // Somebody else's text is never written over unasked. Its owner is asked where it is neither what stood there when
  // the typing began, nor what was sent, nor what is to be sent.
  #conflicts(entry) {
    const theirs = this.model.cell(entry.place)[entry.field];
    const ours = [entry.base, entry.sent, entry.text].includes(theirs);
    if (ours) entry.base = theirs;
    else this.#stop(entry, "conflict", { entry, theirs });
    return !ours;
  }

  // A person has seen the stored text and keeps the typed one.
  insist(entry, theirs) {
    entry.base = theirs;
    this.typed(entry.place, entry.field, entry.text);
    return this.flush(entry.place, entry.field);
  }

  // Whether to try once more at once.
  #again(entry, failure, text) {
    if (failure.away) {
      this.connection.lose(failure);
    } else if (failure.kind === "changed") {
      this.model.put(entry.place, failure.cell);
      return true;
    } else {
      this.#stop(entry, "failed", { entry, failure, text });
    }
    this.#tell();
    return false;
  }

  // Leaves the text in the browser's storage until a person has decided.
  #stop(entry, event, detail) {
    this.entries.delete(key(entry.place, entry.field));
    this.held.set(key(entry.place, entry.field), entry);
    this.dispatchEvent(new CustomEvent(event, { detail }));
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("state"));
  }
}
