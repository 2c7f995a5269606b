// Asks the server. Whatever goes wrong becomes a Failure with the server's own sentence.

export class Failure extends Error {
  // kind: as the server names it, or "offline" where there was no answer.
  constructor(kind, message, cell = null) {
    super(message);
    this.kind = kind;
    this.cell = cell;
  }

  // Nothing was wrong with what was asked: it can be asked again, of the server or by the page when it is reloaded.
  get away() {
    return ["offline", "token", "release"].includes(this.kind);
  }
}

// The release that the page shows: its numbers mean nothing in another.
export const RUN = "/api/run";
let release;
export const isOf = (run) => (release = run.release);

export async function ask(method, path, body, seconds = 30) {
  const sent = { method, cache: "no-store", signal: AbortSignal.timeout(seconds * 1000), headers: {} };
  if (body !== undefined) {
    sent.headers["Content-Type"] = "application/json";
    sent.body = JSON.stringify(body);
  }
  if (release && path !== RUN) sent.headers["X-Xindaya-Release"] = release;
  let answer, said;
  try {
    answer = await fetch(path, sent);
    said = await answer.json();
  } catch (error) {
    if (answer && error instanceof SyntaxError) throw new Failure("bug", `The server answered ${answer.status}.`);
    throw new Failure("offline", "The server does not answer.");
  }
  if (!answer.ok) throw new Failure(said.kind ?? "bug", said.error ?? `The server answered ${answer.status}.`, said.cell);
  return said;
}

export const route = (place, what) => `/api/segments/${place.number}/${encodeURIComponent(place.locale)}/${what}`;
