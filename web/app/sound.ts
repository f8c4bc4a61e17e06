// What is heard: the phrases of those on the line, and the tones of the exchange.

import type { Cue } from "./messages";

interface Playing { cue: number; gain: GainNode; source: AudioBufferSourceNode }

const fade = 0.06; // seconds in which an interrupted voice falls silent

export class Sound {
  private readonly context = new AudioContext();
  private readonly out = this.context.createGain();
  private readonly analyser = this.context.createAnalyser();
  private readonly heard = new Set<string>();
  private readonly stopped = new Set<number>();
  private playing: Playing[] = [];
  private readonly button = document.getElementById("sound-on");

  constructor(private readonly storyTime: () => number, private readonly lost: () => void) {
    this.out.connect(this.analyser);
    this.analyser.connect(this.context.destination);
    this.analyser.fftSize = 512;
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => void this.wake(), { capture: true });
    this.context.onstatechange = () => this.ask();
    this.ask();
    setInterval(() => this.tones(), 250);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) setInterval(() => this.level(), 90);
  }

  // play lets a phrase sound once, from where story time stands in it.
  async play(c: Cue): Promise<void> {
    const name = `${c.cue}/${c.phrase}`;
    if (this.heard.has(name)) return;
    this.heard.add(name);
    try {
      const answer = await fetch(c.url, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const buffer = await this.context.decodeAudioData(await answer.arrayBuffer());
      if (this.stopped.has(c.cue)) return;
      const late = Math.max(0, (this.storyTime() - c.at) / 1000);
      // The few milliseconds of fetching are not cut off the first word.
      this.start(c.cue, buffer, late < 0.4 ? 0 : late);
    } catch {
      this.lost();
    }
  }

  stop(cue: number): void {
    this.stopped.add(cue);
    for (const p of this.playing.filter((p) => p.cue === cue)) {
      p.gain.gain.setTargetAtTime(0, this.context.currentTime, fade / 3);
      p.source.stop(this.context.currentTime + fade);
    }
  }

  // forget stops all and lets everything be heard anew, when the view began afresh.
  forget(): void {
    for (const p of this.playing) this.stop(p.cue);
    this.heard.clear();
    this.stopped.clear();
  }

  private start(cue: number, buffer: AudioBuffer, from: number): void {
    if (from >= buffer.duration) return;
    const source = this.context.createBufferSource();
    const gain = this.context.createGain();
    source.buffer = buffer;
    source.connect(gain).connect(this.out);
    const p = { cue, gain, source };
    source.onended = () => { this.playing = this.playing.filter((x) => x !== p); };
    this.playing.push(p);
    source.start(0, from);
  }

  private async wake(): Promise<void> {
    if (this.context.state === "suspended") await this.context.resume().catch(() => undefined);
  }

  private ask(): void {
    if (this.button) this.button.hidden = this.context.state !== "suspended";
  }

  private level(): void {
    const meter = document.getElementById("level");
    if (!meter) return;
    const samples = new Uint8Array(this.analyser.fftSize);
    this.analyser.getByteTimeDomainData(samples);
    const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x - 128)), 0);
    const level = String(peak < 3 ? 0 : Math.min(5, 1 + Math.floor(Math.log2(peak / 3))));
    if (meter.dataset.level !== level) meter.dataset.level = level;
  }

  private next = 0;

  // tones plays what the exchange gives: a soft ring at the desk, and 425 Hz, one
  // second in five, while somebody is being rung.
  private tones(): void {
    const now = this.context.currentTime;
    if (this.context.state !== "running" || now < this.next) return;
    if (document.querySelector(".line.ringing")) {
      this.tone(784, now, 0.16);
      this.tone(659, now + 0.2, 0.22);
      this.next = now + 3;
    } else if (document.querySelector(".leg-rings")) {
      this.tone(425, now, 1);
      this.next = now + 5;
    }
  }

  private tone(pitch: number, at: number, seconds: number): void {
    const source = this.context.createOscillator();
    const gain = this.context.createGain();
    source.frequency.value = pitch;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.06, at + 0.02);
    gain.gain.setValueAtTime(0.06, at + seconds - 0.03);
    gain.gain.linearRampToValueAtTime(0, at + seconds);
    source.connect(gain).connect(this.context.destination);
    source.start(at);
    source.stop(at + seconds);
  }
}
