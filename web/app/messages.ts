// What goes over the socket. The truth is in web/wire; this says the same in
// TypeScript, as far as the browser needs it.

export interface Clock { at: number; rate: number }

export interface Cue { cue: number; phrase: number; url: string; at: number; length: number; party: string }

export interface Frame {
  n: number;
  at: number;
  regions?: { id: string; html: string }[];
  cues?: Cue[];
  stop?: number[];
}

export interface Ack { id: string; refused?: string; text?: string }

export interface Hello { epoch: string; n: number; clock: Clock; resync: boolean; took?: boolean }

export type FromServer = Partial<Frame> & { hello?: Hello; ack?: Ack; clock?: Clock };

export interface Command { kind: string; [field: string]: unknown }
