import { html, nothing, type PropertyValues } from 'lit';
import { amount, count, day, moment, span, time, word } from './format';
import { OVER, type Account, type Instruction, type Remedy, type Sections, type Story } from './model';
import { arrow, Part } from './part';

/** All about one instruction, beside the desk: what it moves, what happened to it and why it waits. */
export class StoryView extends Part {
  static override properties = {
    number: { attribute: false }, sections: { attribute: false }, revision: { attribute: false },
    now: { attribute: false }, story: { state: true }, problem: { state: true }, copied: { state: true },
    remedy: { state: true },
  };
  declare number: number;
  declare sections: Sections;
  declare revision: number;
  declare now: number;
  declare private story?: Story;
  declare private problem: string;
  declare private copied: boolean;
  declare private remedy?: Remedy;

  private asking = false;
  private askedFor = -1;
  private askedAt = 0;

  constructor() {
    super();
    this.problem = '';
    this.copied = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('number')) {
      this.story = undefined;
      this.remedy = undefined;
      this.problem = '';
      this.askedAt = 0;
      this.asking = false;
    }
    const over = this.story && OVER.has(this.story.instruction.state);
    const stale = this.revision !== this.askedFor && Date.now() - this.askedAt > 700;
    if (!this.asking && stale && !over) {
      void this.ask(this.number);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('number')) {
      this.querySelector<HTMLElement>('h2')?.focus();
    }
  }

  private async ask(number: number): Promise<void> {
    this.asking = true;
    this.askedFor = this.revision;
    this.askedAt = Date.now();
    try {
      const answer = await fetch(`api/instructions/${number}`);
      if (number !== this.number) {
        return;
      }
      if (answer.ok) {
        this.story = await answer.json() as Story;
        this.problem = '';
        await this.askWhy(number);
      } else {
        this.problem = answer.status === 404 ? 'There is no such instruction.' : 'The books do not answer now.';
      }
    } catch {
      this.problem = 'The console does not answer now.';
    } finally {
      this.asking = false;
    }
  }

  /** What would free it is reckoned anew each time; where nobody can tell, nothing is shown. */
  private async askWhy(number: number): Promise<void> {
    const waits = this.story && ['QUEUED', 'WAREHOUSED'].includes(this.story.instruction.state);
    const answer = waits ? await fetch(`api/instructions/${number}/why`) : undefined;
    const remedy = answer?.ok ? await answer.json() as Remedy : undefined;
    if (number === this.number) {
      this.remedy = remedy;
    }
  }

  protected override render() {
    const story = this.story;
    return html`<div class="story" role="dialog" aria-labelledby="story-title">
      <div class="head"><h2 id="story-title" tabindex="-1">Instruction <span class="n">${this.number}</span></h2>
        ${story ? html`<span class="pill ${story.instruction.state}">${word(story.instruction.state)}</span>` : ''}
        <button type="button" class="quiet" aria-label="Close" title="Close (Escape)"
          @click=${() => this.say('close-instruction', null)}>✕</button></div>
      <div class="scroll body" tabindex="0" role="group" aria-label="All about this instruction">${story ? this.all(story) : html`<p class="empty" role="status"
        >${this.problem || 'Reading the books …'}</p>`}</div>
    </div>`;
  }

  private all({ instruction, legs, steps, movements }: Story) {
    const settled = steps.find(step => step.state === 'SETTLED');
    return html`
      <p class="sum"><strong class="n">${amount(instruction.amount)}</strong> <span>${instruction.currency}</span>
        <small>${instruction.pair ? 'Payment versus payment' : word(instruction.kind)}</small></p>
      <p class="parties"><span><b class="bic">${instruction.payer}</b><small>${this.nameOf(instruction.payer)}</small></span>
        ${arrow()}<span><b class="bic">${instruction.payee}</b><small>${this.nameOf(instruction.payee)}</small></span></p>
      ${OVER.has(instruction.state) ? this.ending(instruction) : this.waits(instruction)}
      ${settled ? html`<p class="final"><b>Final</b> at place <span class="n">${count(settled.index)}</span> of the log,
        <time class="n" datetime=${new Date(settled.time).toISOString()}>${moment(settled.time)}</time></p>` : nothing}
      <dl class="facts">
        <dt>UETR</dt><dd class="mono">${instruction.uetr} <button type="button" class="quiet small"
          @click=${() => void this.copy(instruction.uetr)}>${this.copied ? 'copied' : 'copy'}</button></dd>
        <dt>Message</dt><dd class="mono">${instruction.messageId}<small> from ${instruction.sender}</small></dd>
        <dt>End to end</dt><dd class="mono">${instruction.endToEndId || '–'}</dd>
        ${instruction.pair ? html`<dt>Pair</dt><dd class="mono">${instruction.pair} ${instruction.counter
          ? html`<button type="button" class="quiet small" @click=${() =>
            this.say('open-instruction', instruction.counter)}>counter-leg ${instruction.counter}</button>`
          : html`<small>no counter-leg yet</small>`}</dd>` : nothing}
        <dt>Value date</dt><dd>${day(instruction.valueDate)}</dd>
        <dt>Purpose</dt><dd>${word(instruction.purpose)}</dd>
        <dt>Priority</dt><dd>${word(instruction.priority)}</dd>
        <dt>Received</dt><dd class="n">${moment(instruction.received)}</dd>
      </dl>
      <h3>History</h3>
      <ol class="steps">${steps.map(step => html`<li class=${step.state}>
        <b>${word(step.state)}</b> <time class="n" title=${moment(step.time)}>${time(step.time)}</time>
        <span class="n dim place">log ${count(step.index)}</span>
        ${step.why || step.detail ? html`<p>${step.why}${step.why && step.detail ? ': ' : ''}${step.detail}</p>` : nothing}
      </li>`)}</ol>
      <h3>Legs</h3>
      <table class="plain"><thead class="unseen"><tr><th scope="col">Banks</th><th scope="col">Amount</th></tr></thead>
        <tbody>${legs.map(leg => html`<tr><td><b class="bic">${leg.payer}</b>${arrow()}<b class="bic">${leg.payee}</b></td>
          <td class="right n">${leg.currency} ${amount(leg.amount)}</td></tr>`)}</tbody></table>
      <h3>Entries</h3>
      ${movements.length === 0 ? html`<p class="empty">None: nothing has moved.</p>` : html`<table class="plain">
        <thead><tr><th scope="col">Account</th><th scope="col" class="right">Entry</th>
          <th scope="col" class="right">Amount</th><th scope="col" class="right">Balance after</th></tr></thead>
        <tbody>${movements.map(entry => html`<tr><td><b class="bic">${entry.bic}</b></td>
          <td class="right n dim">${count(entry.number)}</td>
          <td class="right n ${entry.amount.startsWith('-') ? 'bad' : 'ok'}">${entry.amount.startsWith('-') ? '' : '+'}${
            amount(entry.amount)}</td>
          <td class="right n">${amount(entry.balance)}</td></tr>`)}</tbody></table>`}`;
  }

  private waits(instruction: Instruction) {
    const queue = this.sections[`queue.${instruction.currency}`] ?? [];
    const place = queue.findIndex(one => one.number === instruction.number) + 1;
    const payer = this.accountOf(instruction);
    const left = payer ? Number(payer.headroom) : NaN;
    const short = Number(instruction.amount) - left;
    return html`<div class="waits ${instruction.state}"><b>${instruction.state === 'HELD' ? 'Held' : 'Waits'}
        ${span(this.now - instruction.received)}: ${instruction.why || word(instruction.state)}</b>
      ${instruction.detail ? html`<p>${instruction.detail}</p>` : nothing}
      ${place > 0 ? html`<p>Place <span class="n">${place}</span> of the ${instruction.currency} queue${payer
        ? html`; ${payer.bic} can use <span class="n">${amount(payer.headroom)}</span>${short > 0
          ? html`, <b class="bad n">${amount(short.toFixed(this.decimals(instruction.currency)))}</b> less than this`
          : ''}` : ''}.</p>` : nothing}
      ${this.remedy ? html`<p class="remedy">${this.remedy.words}${this.remedy.others > 0
        ? html` Then <span class="n">${this.remedy.others}</span> ${this.remedy.others === 1 ? 'other settles' : 'others settle'}
          with it.` : ''}${this.remedy.expected !== undefined
        ? html` Expected at <span class="n">${time(this.remedy.expected)}</span>.` : ''}</p>` : nothing}</div>`;
  }

  private ending(instruction: Instruction) {
    return instruction.why ? html`<div class="waits ${instruction.state}"><b>${instruction.why}</b>
      ${instruction.detail ? html`<p>${instruction.detail}</p>` : nothing}
      <p class="dim">Reason ${instruction.reasonNumber}, ${instruction.reason}</p></div>` : nothing;
  }

  private accountOf(instruction: Instruction): Account | undefined {
    return this.sections[`accounts.${instruction.currency}`]?.find(one => one.bic === instruction.payer && !one.issue);
  }

  private nameOf(bic: string): string {
    for (const { code } of this.sections.currencies ?? []) {
      const known = this.sections[`accounts.${code}`]?.find(one => one.bic === bic);
      if (known) {
        return known.name;
      }
    }
    return '';
  }

  private decimals(currency: string): number {
    return this.sections.currencies?.find(one => one.code === currency)?.decimals ?? 2;
  }

  private async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.copied = true;
    setTimeout(() => { this.copied = false; }, 1_500);
  }
}
customElements.define('story-view', StoryView);
