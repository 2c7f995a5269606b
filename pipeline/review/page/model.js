// What the page knows of the run. A "cell" event tells of each sentence that changed, "progress" of the counts,
// "taken" of what this page has done.

export const ACCEPTED = new Set(["reviewed", "final"]);
export const SEVERITIES = ["info", "warning", "error"];

export class Model extends EventTarget {
  constructor(run) {
    super();
    this.run = run;
  }

  get locales() {
    return this.run.locales;
  }

  localeName(tag) {
    return this.run.locales.find((one) => one.tag === tag).name;
  }

  segment(number) {
    return this.run.segments[number];
  }

  cell(place) {
    return this.segment(place.number).cells[place.locale];
  }

  // The sentences of a block and its human translations.
  passage(number) {
    return this.run.passages[this.segment(number).passage];
  }

  // What a block of several sentences is; empty where a block is just the sentence.
  wholeOf(number) {
    return this.passage(number).numbers.length > 1 ? BLOCKS[this.segment(number).kind] : "";
  }

  humanOf(place) {
    return this.passage(place.number).human[place.locale] ?? [];
  }

  get hasHuman() {
    return this.run.passages.some(({ human }) => Object.keys(human).length > 0);
  }

  // The answer of a route that changed a cell.
  take(place, answer) {
    const also = answer.also.map(({ number, locale, cell }) => ({ place: { number, locale }, cell }));
    const cells = [{ place, cell: answer.cell }, ...also];
    for (const one of cells) this.put(one.place, one.cell);
    this.count(answer.progress);
    this.dispatchEvent(new CustomEvent("taken", { detail: { cells, progress: answer.progress } }));
  }

  count(progress) {
    this.run.progress = progress;
    this.dispatchEvent(new Event("progress"));
  }

  put(place, cell) {
    this.segment(place.number).cells[place.locale] = cell;
    this.dispatchEvent(new CustomEvent("cell", { detail: place }));
  }

  // After the server came back. False if it has other sentences now.
  renew(run) {
    if (run.release !== this.run.release) return false;
    this.run = run;
    for (const { number } of run.segments) {
      for (const { tag } of run.locales) this.dispatchEvent(new CustomEvent("cell", { detail: { number, locale: tag } }));
    }
    this.dispatchEvent(new Event("progress"));
    return true;
  }
}

export const stateOf = (cell) => {
  if (cell.rejected) return "rejected";
  return cell.draft ? "draft" : cell.state;
};

export const BLOCKS = { paragraph: "paragraph", heading: "heading", list_item: "list item", table_cell: "table cell" };

export const chrfOf = (cell) => `chrF2++ ${cell.chrf.toFixed(1)}`;

const STATE_NAMES = {
  initial: "Not translated",
  translated: "To review",
  draft: "Draft",
  rejected: "Rejected",
  reviewed: "Accepted",
  final: "Final",
};

export const stateName = (cell) => STATE_NAMES[stateOf(cell)];
