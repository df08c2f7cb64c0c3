import type { Frame, Sections } from './model';

export type Link = 'connecting' | 'live' | 'lost';

/** The server sends something every second; this long a silence means that nobody is there. */
const SILENCE_MS = 6_000;
const RETRY_MS = 1_500;

/** Keeps the sections as the server last sent them, and says when they or the connection change. */
export class Stream extends EventTarget {
  sections: Sections = {};
  link: Link = 'connecting';
  revision = 0;
  lastFrameAt = 0;
  /** Server's clock less ours, so that "12 s ago" is right on a machine whose clock is not. */
  private offset = 0;
  private source?: EventSource;
  private lastId = '';
  private retry?: number;

  start(): void {
    this.connect();
    setInterval(() => this.watchSilence(), 1_000);
  }

  now(): number {
    return Date.now() + this.offset;
  }

  private connect(): void {
    this.source?.close();
    // A new EventSource cannot carry Last-Event-ID by itself, so the address does.
    const source = new EventSource('api/changes' + (this.lastId ? '?after=' + this.lastId : ''));
    this.source = source;
    source.onmessage = message => this.take(message);
    source.onerror = () => {
      source.close();
      this.lose();
    };
  }

  private take(message: MessageEvent<string>): void {
    const frame = JSON.parse(message.data) as Frame;
    this.sections = { ...this.sections, ...frame.sections };
    this.revision = frame.revision;
    this.lastId = message.lastEventId;
    this.offset = frame.now - Date.now();
    this.lastFrameAt = Date.now();
    this.link = 'live';
    this.dispatchEvent(new Event('change'));
  }

  private lose(): void {
    this.link = this.lastFrameAt === 0 ? 'connecting' : 'lost';
    this.dispatchEvent(new Event('change'));
    clearTimeout(this.retry);
    this.retry = window.setTimeout(() => this.connect(), RETRY_MS);
  }

  private watchSilence(): void {
    if (this.link === 'live' && Date.now() - this.lastFrameAt > SILENCE_MS) {
      this.source?.close();
      this.lose();
    }
  }
}
