// Story time on the screen: the clock, how long calls have waited and lasted.

const day = 24 * 3600 * 1000;

export class StoryClock {
  private at = 0;
  private rate = 0;
  private mark = performance.now();

  set(at: number, rate: number): void {
    this.at = at;
    this.rate = rate;
    this.mark = performance.now();
    this.draw();
  }

  // heard corrects the clock by a frame, but not for the little that a frame is late.
  heard(at: number): void {
    if (Math.abs(this.now() - at) > 1500) this.set(at, this.rate);
  }

  now(): number { return this.at + this.rate * (performance.now() - this.mark); }

  start(): void { setInterval(() => this.draw(), 250); }

  draw(): void {
    if (this.at === 0) return;
    const now = this.now();
    for (const e of document.querySelectorAll<HTMLElement>("[data-clock]")) put(e, clock(now));
    for (const e of document.querySelectorAll<HTMLElement>("[data-since]")) {
      const waited = Math.max(0, now - Number(e.dataset.since));
      put(e, span(waited));
      const weighed = e.closest<HTMLElement>("[data-weighed]");
      if (!weighed) continue;
      const [some = 60, much = 120] = (weighed.dataset.weighed ?? "").split(" ").filter(Boolean).map(Number);
      weighed.dataset.weight = waited >= much * 1000 ? "2" : waited >= some * 1000 ? "1" : "0";
    }
  }
}

function put(e: HTMLElement, text: string): void {
  if (e.textContent !== text) e.textContent = text;
}

const two = (n: number): string => String(n).padStart(2, "0");

export function clock(at: number): string {
  const s = Math.floor((at % day) / 1000);
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

function span(ms: number): string {
  const s = Math.floor(ms / 1000);
  return `${two(Math.floor(s / 60))}:${two(s % 60)}`;
}
