// The page: lets list, panel and filters work on the one active cell, and says what happened.

import { Actions } from "./actions.js";
import { Connection } from "./connection.js";
import { askWhose } from "./dialogs.js";
import { byId, counted } from "./dom.js";
import { localesShown, shown } from "./filters.js";
import { ACCEPTED, Model } from "./model.js";
import { Notice } from "./notice.js";
import { Panel } from "./panel.js";
import { Saving } from "./saving.js";
import { Segments } from "./segments.js";
import { Toolbar } from "./toolbar.js";

export class Page {
  constructor(run) {
    this.model = new Model(run);
    this.connection = new Connection(this.model);
    this.saving = new Saving(this.model, this.connection);
    this.actions = new Actions(this);
    this.notice = new Notice();
    this.active = null;
    this.showChanges = false;
    this.numbers = [];
    this.locales = run.locales.map((one) => one.tag);
    this.panel = new Panel(this);
    this.toolbar = new Toolbar(this, () => this.filter());
    this.segments = new Segments(this);
    this.#listen();
  }

  isActive(place) {
    return this.active?.number === place.number && this.active.locale === place.locale;
  }

  // Applies the filters. The active cell stays if it is still shown.
  filter() {
    const before = this.active;
    this.close();
    this.active = null;
    const { filters } = this.toolbar;
    this.numbers = shown(this.model.run, filters);
    this.locales = localesShown(this.model.run, filters);
    byId("main").style.setProperty("--locales", String(this.locales.length));
    this.segments.show(this.numbers, this.locales);
    this.toolbar.heads(this.locales);
    this.toolbar.nameScore();
    this.toolbar.found(this.numbers, false);
    byId("none").hidden = this.numbers.length > 0;
    const number = this.numbers.includes(before?.number) ? before.number : this.numbers[0];
    const locale = this.locales.includes(before?.locale) ? before.locale : this.locales[0];
    byId("panel").hidden = number === undefined;
    if (number !== undefined) this.activate({ number, locale });
  }

  activate(place) {
    if (this.isActive(place)) return;
    this.close();
    const before = this.active;
    this.active = place;
    this.segments.activate(place, before);
    this.panel.show(place);
    history.replaceState(null, "", `#${place.number}/${place.locale}`);
  }

  // Leaves the text field; what was typed is stored.
  close() {
    const place = this.segments?.editing;
    if (!place) return;
    this.saving.flush(place);
    this.segments.stopEditing();
  }

  focus() {
    if (this.segments.editing) this.segments.editor.field.focus();
    else if (this.active) this.segments.focus(this.active);
  }

  typed(place, text) {
    this.saving.typed(place, "text", text);
  }

  move(rows, columns) {
    if (!this.active) return;
    const row = clamped(this.numbers.indexOf(this.active.number) + rows, this.numbers);
    const column = clamped(this.locales.indexOf(this.active.locale) + columns, this.locales);
    this.goTo({ number: this.numbers[row], locale: this.locales[column] });
  }

  goTo(place) {
    this.close();
    this.activate(place);
    this.segments.focus(place);
  }

  // The next cell that nobody accepted, in the order shown; from the top again after the last.
  goToOpen() {
    const places = this.numbers.flatMap((number) => this.locales.map((locale) => ({ number, locale })));
    const at = places.findIndex((place) => this.isActive(place));
    const open = [...places.slice(at + 1), ...places.slice(0, at)].find((place) => !ACCEPTED.has(this.model.cell(place).state));
    if (open) this.goTo(open);
    else {
      this.close();
      this.focus();
      this.say("All that is shown is accepted.");
    }
  }

  toggleChanges() {
    this.showChanges = !this.showChanges;
    byId("changes").setAttribute("aria-pressed", String(this.showChanges));
    this.segments.refreshAll();
  }

  // Runs what may fail; says why it did, and returns null then.
  async attempt(step, place) {
    try {
      return await step();
    } catch (failure) {
      if (failure.cell && place) this.model.put(place, failure.cell);
      if (failure.away) this.connection.lose(failure);
      this.complain(failure.message);
      return null;
    }
  }

  say(text) {
    this.notice.say(text);
  }

  complain(text) {
    this.notice.complain(text);
  }

  #listen() {
    this.model.addEventListener("progress", () => this.toolbar.heads(this.locales));
    this.model.addEventListener("cell", (event) => this.#changed(event.detail));
    this.saving.addEventListener("conflict", (event) => this.#settle(event.detail));
    this.saving.addEventListener("failed", (event) => this.complain(event.detail.failure.message));
    this.connection.addEventListener("lost", () => this.#lost(this.connection.why));
    this.connection.addEventListener("back", async () => {
      this.#lost("");
      const stored = await this.saving.flushAll();
      this.say(stored ? "The server is back; what you typed is stored." : "The server is back.");
    });
    addEventListener("pagehide", () => this.saving.flushAll());
    addEventListener("beforeunload", (event) => this.saving.busy && !this.saving.safe && event.preventDefault());
    addEventListener("focus", () => this.connection.retry());
  }

  #changed(place) {
    if (this.isActive(place) && this.segments.editing) this.notice.tellFindings(this.model.cell(place));
    this.stale ??= setTimeout(() => this.#lookForStale(), 100);
  }

  #lookForStale() {
    this.stale = null;
    const now = new Set(shown(this.model.run, this.toolbar.filters));
    this.toolbar.found(this.numbers, this.numbers.some((number) => !now.has(number)));
  }

  async #settle({ entry, theirs }) {
    const { place, field, text } = entry;
    const what = field === "comment" ? "comment" : "translation";
    const where = `Sentence ${place.number + 1}, ${this.model.localeName(place.locale)}: ${what}`;
    const whose = await askWhose(text, theirs, place.locale, where);
    if (this.saving.waiting(place, field) === undefined) return;
    if (whose === "mine") await this.saving.insist(entry, theirs);
    else if (whose === "theirs") {
      this.saving.done(place, field);
      if (field === "text" && this.segments.isEdited(place)) this.segments.stopEditing();
    }
    this.segments.refresh(place);
    this.focus();
    if (this.active) this.panel.draw();
  }

  #lost(why) {
    byId("lost").hidden = !why;
    byId("lost-why").textContent = why;
    this.toolbar.stored();
  }
}

const clamped = (at, list) => Math.max(0, Math.min(list.length - 1, at));
