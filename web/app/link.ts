// The connection to the run: it attaches with what it has, sends commands until
// each is answered, and comes back by itself unless the server says not to.

import type { Ack, Command, Frame, FromServer, Hello } from "./messages";

export type LinkState = "connecting" | "ok" | "offline" | "gone";

export interface Listener {
  hello(h: Hello): void;
  frame(f: Frame): void;
  clock(at: number, rate: number): void;
  // state tells how the connection stands; code is why it is gone.
  state(s: LinkState, code: number): void;
}

interface Waiting { command: Command; done: (a: Ack) => void }

const shortest = 250; // milliseconds before the first new try
const longest = 8000;
const deaf = 60000; // longest without any message or successful send before a try is given up

export class Link {
  private socket?: WebSocket;
  private epoch = "";
  private since = 0;
  private tries = 0;
  private count = 0;
  private readonly prefix = random();
  private readonly waiting = new Map<string, Waiting>();
  private timer = 0;
  private now: LinkState = "connecting";
  private why = 0;

  constructor(private readonly path: string, private readonly listener: Listener) {
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.hurry(); });
  }

  get up(): boolean { return this.now === "ok"; }

  get gone(): boolean { return this.now === "gone"; }

  // takeOver comes back where the server had said not to: the seat was opened in
  // another window, and a person wants it here. It begins anew, for whoever only
  // comes back does not get the seat. What waited is sent, but for the note: the
  // other window may have written it on.
  takeOver(): void {
    if (!this.gone) return;
    for (const [id, w] of this.waiting) if (w.command.kind === "note") this.waiting.delete(id);
    this.epoch = "";
    this.since = 0;
    this.tries = 0;
    this.open();
  }

  open(): void {
    this.to(this.tries === 0 ? "connecting" : "offline");
    const url = new URL(this.path, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const s = new WebSocket(url);
    this.socket = s;
    const late = window.setTimeout(() => s.close(), Math.min(deaf, 10000));
    s.onopen = () => s.send(JSON.stringify({ id: this.prefix, kind: "attach", epoch: this.epoch, since: this.since }));
    s.onmessage = (m) => { clearTimeout(late); this.take(JSON.parse(m.data as string) as FromServer); };
    s.onclose = (c) => { clearTimeout(late); if (s === this.socket) this.closed(c.code); };
  }

  // send gives a command to the run; it is sent again after a break until it is
  // answered, and the run knows it by its id.
  send(command: Command): Promise<Ack> {
    const id = `${this.prefix}-${++this.count}`;
    return new Promise((done) => {
      const c = { ...command, id };
      this.waiting.set(id, { command: c, done });
      if (this.up) this.socket?.send(JSON.stringify(c));
    });
  }

  private take(m: FromServer): void {
    if (m.hello) {
      this.epoch = m.hello.epoch;
      this.since = m.hello.n;
      this.tries = 0;
      this.to("ok");
      // First what waits: what the listener sends now must not go twice.
      for (const w of this.waiting.values()) this.socket?.send(JSON.stringify(w.command));
      this.listener.hello(m.hello);
    }
    if (m.n !== undefined) {
      this.listener.frame(m as Frame);
      this.since = m.n;
    }
    if (m.clock) this.listener.clock(m.clock.at, m.clock.rate);
    if (m.ack) {
      const w = this.waiting.get(m.ack.id);
      this.waiting.delete(m.ack.id);
      w?.done(m.ack);
    }
  }

  private closed(code: number): void {
    if (code >= 4500 && code <= 4999) {
      this.why = code;
      this.to("gone");
      return;
    }
    this.tries++;
    this.to("offline");
    // Spread, so that a room full of desks does not come back in the same instant.
    const wait = Math.min(longest, shortest * 2 ** (this.tries - 1)) * (0.7 + Math.random() * 0.6);
    this.timer = window.setTimeout(() => this.open(), wait);
  }

  // hurry tries at once instead of waiting out the pause.
  private hurry(): void {
    if (this.now !== "offline" || this.socket?.readyState !== WebSocket.CLOSED) return;
    clearTimeout(this.timer);
    this.open();
  }

  private to(s: LinkState): void {
    if (s === this.now && s !== "connecting") return;
    this.now = s;
    this.listener.state(s, this.why);
  }
}

// random returns 64 bits as hex: command ids must not meet those of another tab
// or of this page before it was reloaded. crypto.randomUUID would need TLS.
function random(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, "0")).join("");
}
