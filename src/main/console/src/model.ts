/** What the server sends; written by the Java class Rows. Amounts are decimal texts: numbers would round. */

export interface Currency { code: string; decimals: number }

export interface Account {
  bic: string; name: string; issue: boolean; balance: string; credit: string; secured: string;
  headroom: string;
  out: string; in: string; waiting: number;
}

export type Phase = 'OPEN' | 'INTERBANK_ONLY' | 'CUT_OFF' | 'CLOSED';

export interface Day {
  currency: string; date: string; phase: Phase; customerCutOff: number; interbankCutOff: number; close: number;
}

export type State = 'HELD' | 'WAREHOUSED' | 'QUEUED' | 'SETTLED' | 'REJECTED' | 'CANCELLED' | 'EXPIRED';

/** States in which nothing can change any more. */
export const OVER: ReadonlySet<State> = new Set<State>(['SETTLED', 'REJECTED', 'CANCELLED', 'EXPIRED']);

export interface Tally { state: State; count: number; value: string }

export interface Instruction {
  number: number; uetr: string; sender: string; messageId: string; endToEndId: string; kind: string;
  state: State; reason: string; reasonNumber: number; why: string; detail: string; priority: string;
  purpose: string; valueDate: string; payer: string; payee: string; currency: string; amount: string;
  pair: string; counter: number; received: number; changed: number;
}

export interface Leg { payer: string; payee: string; currency: string; amount: string }
export interface Step { index: number; time: number; state: State; why: string; detail: string }
export interface Movement {
  account: string; bic: string; currency: string; number: number; amount: string; balance: string;
}
export interface Remedy { words: string; others: number; expected?: number }
export interface Story { instruction: Instruction; legs: Leg[]; steps: Step[]; movements: Movement[] }

export type Stage = 'OPEN' | 'CUT' | 'CONFIRMED' | 'SETTLED' | 'RETURNED';
export interface Position { bic: string; owed: string; due: string; net: string }
export interface Loss { debtor: string; bearer: string; amount: string }

/** A cycle of deferred net settlement; a time that has not come is 0. */
export interface Cycle {
  number: number; name: string; ledger: string; corridor: string; currency: string; stage: Stage; why: string;
  opened: number; cut: number; confirmBy: number; settleBy: number; closed: number; closedIndex: number;
  obligations: number; waiting: number; gross: string; net: string; saved: string; savedPpm: number;
  positions: Position[]; losses: Loss[]; confirmers: string[]; confirmed: string[];
}

/** A set that settled together. */
export interface Run {
  index: number; time: number; mechanism: 'OFFSETTING' | 'OPTIMISATION'; considered: number; settled: number;
  dropped: number; moved: { currency: string; value: string; liquidity: string }[]; gapPpm: number;
}

export interface NodeStatus {
  name: string; role: string; member: number; members: number; sequence: number; recorded: number;
  booked: number; list: string; ready: boolean; remark: string; booksAnswer: boolean;
}

export interface Throughput { end: number; series: Record<string, number[]> }

/** The sections of the board; a part after a dot is a currency. */
export interface Sections {
  node?: NodeStatus;
  currencies?: Currency[];
  days?: Day[];
  pairs?: Instruction[];
  held?: Instruction[];
  cycles?: Cycle[];
  runs?: Run[];
  throughput?: Throughput;
  [perCurrency: `accounts.${string}`]: Account[] | undefined;
  [perCurrency: `queue.${string}`]: Instruction[] | undefined;
  [perCurrency: `settled.${string}`]: Instruction[] | undefined;
  [perCurrency: `totals.${string}`]: Tally[] | undefined;
}

export interface Frame { epoch: string; revision: number; now: number; sections: Sections }
