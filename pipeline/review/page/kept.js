// What is typed and not stored yet lies in the browser's own storage: a killed server or tab does not lose it.

const PREFIX = "xindaya-review";

// With the English: a release that changed has another sentence at the same place.
const nameOf = (run, entry) => {
  const segment = run.segments[entry.place.number];
  return [PREFIX, run.key ?? "", segment.document, segment.id, segment.text, entry.place.locale, entry.field].join("\n");
};

// False where the browser lets no page store anything.
export function keep(run, entry) {
  const { document, text: source } = run.segments[entry.place.number];
  const { field, text, base, sent } = entry;
  try {
    localStorage.setItem(nameOf(run, entry), JSON.stringify({ document, source, number: entry.place.number, locale: entry.place.locale, field, text, base, sent }));
    return true;
  } catch {
    return false;
  }
}

export function forget(run, entry) {
  try {
    localStorage.removeItem(nameOf(run, entry));
  } catch {
    // Nothing was kept, then.
  }
}

// What was kept for sentences that the run still has, each with its place.
export function allKept(run) {
  const found = [];
  for (const name of names(run)) {
    const { document, source, number, locale, field, text, base, sent } = JSON.parse(localStorage.getItem(name));
    const fits = (one) => one && one.document === document && one.text === source && one.cells[locale];
    const segment = fits(run.segments[number]) ? run.segments[number] : run.segments.find(fits);
    if (segment) found.push({ place: { number: segment.number, locale }, field, text, base, sent });
    if (segment && name !== nameOf(run, found.at(-1))) localStorage.removeItem(name);
  }
  return found;
}

function names(run) {
  try {
    const start = [PREFIX, run.key ?? "", ""].join("\n");
    return Object.keys(localStorage).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}
