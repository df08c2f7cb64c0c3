import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amount, count, moment, span, time, word } from './format';
import type { Currency, Instruction, Sections } from './model';
import { arrow, emptiness, panel, Part, waitingForRows } from './part';
import { Roving } from './roving';

/** What three panels share: the chosen currencies' rows, which open an instruction. */
abstract class InstructionsPanel extends Part {
  static override properties = {
    sections: { attribute: false }, currencies: { attribute: false }, now: { attribute: false },
  };
  declare sections: Sections;
  declare currencies: Currency[];
  declare now: number;

  readonly roving = new Roving(this, key => this.say('open-instruction', Number(key)));

  protected waited(since: number): TemplateResult {
    return html`<time class="n" datetime=${new Date(since).toISOString()} title=${moment(since)}
      >${span(this.now - since)}</time>`;
  }
}

export class QueuePanel extends InstructionsPanel {
  protected override render() {
    const groups = this.currencies.map((currency, index) =>
      ({ currency, index, rows: this.sections[`queue.${currency.code}`] ?? [], all: this.queued(currency) }));
    const total = groups.reduce((sum, group) => sum + group.all, 0);
    return panel('queue', 'Queue', html`<span class="count">${count(total)}</span>`, this.currencies.length === 0
      ? waitingForRows(4, 10)
      : total === 0 ? emptiness('Nothing waits. Payments settle as they come.')
      : html`<div class="scroll"><table role="grid" aria-labelledby="queue-title" class="queue">
        <colgroup><col class="place"><col><col class="money"><col class="since"></colgroup>
        <thead><tr><th scope="col" class="right"><abbr title="place in the queue">#</abbr></th>
          <th scope="col">Payer → payee<small>waits for</small></th>
          <th scope="col" class="right">Amount</th><th scope="col" class="right">Since</th></tr></thead>
        ${groups.filter(group => group.all > 0).map(({ currency, index, rows, all }) => html`<tbody>
          <tr class="group ccy-${index % 6}"><th scope="rowgroup" colspan="4"><div><b>${currency.code}</b>
            <span>${count(all)} waiting${all > rows.length ? `, the first ${rows.length} shown` : ''}</span>
            <em>${amount(this.worth(currency))}</em></div></th></tr>
          ${repeat(rows, row => row.number, (row, place) => this.row(row, place + 1))}
        </tbody>`)}
      </table></div>`);
  }

  private queued(currency: Currency): number {
    const rows = this.sections[`queue.${currency.code}`]?.length ?? 0;
    const tally = this.sections[`totals.${currency.code}`]?.find(one => one.state === 'QUEUED')?.count ?? 0;
    return Math.max(rows, tally);
  }

  private worth(currency: Currency): string {
    return this.sections[`totals.${currency.code}`]?.find(one => one.state === 'QUEUED')?.value ?? '0';
  }

  private row(one: Instruction, place: number) {
    return html`<tr data-row=${one.number} tabindex="-1" title=${one.why}>
      <td class="right n dim">${place}</td>
      <td><b class="bic">${one.payer}</b>${arrow()}<b class="bic">${one.payee}</b>
        <small><span class="why ${one.reason}">${word(one.reason)}</span>
          <span class="prio ${one.priority}">${one.priority === 'NORMAL' ? '' : word(one.priority)}</span>
          ${one.pair ? 'PvP' : word(one.kind).replace(' payment', '')}</small></td>
      <td class="right n">${amount(one.amount)}</td>
      <td class="right dim">${this.waited(one.received)}</td>
    </tr>`;
  }
}
customElements.define('queue-panel', QueuePanel);

export class SettledPanel extends InstructionsPanel {
  protected override render() {
    const known = this.currencies.every(({ code }) => this.sections[`settled.${code}`]);
    const hues = new Map(this.currencies.map(({ code }, index) => [code, index % 6]));
    const rows = this.currencies.flatMap(({ code }) => this.sections[`settled.${code}`] ?? [])
      .sort((a, b) => b.changed - a.changed || b.number - a.number).slice(0, 80);
    return panel('settled', 'Settled', html`last first, UTC`, this.currencies.length === 0 || !known
      ? waitingForRows(3, 10)
      : rows.length === 0 ? emptiness('Nothing has settled yet.')
      : html`<div class="scroll"><table role="grid" aria-labelledby="settled-title" class="settled">
        <colgroup><col class="clock"><col><col class="money"><col class="code"></colgroup>
        <thead class="unseen"><tr><th scope="col">Time</th><th scope="col">Payer → payee</th>
          <th scope="col">Amount</th><th scope="col">Currency</th></tr></thead>
        <tbody>${repeat(rows, row => row.number, row => html`<tr data-row=${row.number} tabindex="-1">
          <td class="n dim"><time datetime=${new Date(row.changed).toISOString()} title=${moment(row.changed)}
            >${time(row.changed)}</time></td>
          <td class="cut"><b class="bic">${row.payer}</b>${arrow()}<b class="bic">${row.payee}</b></td>
          <td class="right n">${amount(row.amount)}</td>
          <td class="ccy-${hues.get(row.currency) ?? 0}"><b class="tag">${row.currency}</b></td>
        </tr>`)}</tbody></table></div>`);
  }
}
customElements.define('settled-panel', SettledPanel);

/** The end of the place in the message says enough here; the instruction's own view has all of it. */
function finding(row: Instruction): string {
  return row.detail.replace(/^\S*\/(?=[^/\s]+\/[^/\s]+ )/, '') || row.why;
}

export class HeldPanel extends InstructionsPanel {
  protected override render() {
    const held = this.sections.held;
    const shown = new Set(this.currencies.map(one => one.code));
    const rows = (held ?? []).filter(one => shown.has(one.currency));
    return panel('held', 'Held by screening', html`<span class="count ${rows.length ? 'held' : ''}"
      >${rows.length}</span>`, held === undefined
      ? waitingForRows(3, 2)
      : rows.length === 0 ? emptiness('No case is open.')
      : html`<div class="scroll"><table role="grid" aria-labelledby="held-title" class="cases">
        <colgroup><col><col class="money"><col class="since"></colgroup>
        <thead class="unseen"><tr><th scope="col">Case and finding</th><th scope="col">Amount</th>
          <th scope="col">Since</th></tr></thead>
        <tbody>${repeat(rows, row => row.number, row => html`<tr data-row=${row.number} tabindex="-1"
            title=${row.detail || row.why}>
          <td><span class="n held">№ ${row.number}</span> <b class="bic">${row.payer}</b>${arrow()}<b
            class="bic">${row.payee}</b><small>${finding(row)}</small></td>
          <td class="right n">${amount(row.amount)}<small>${row.currency}</small></td>
          <td class="right dim">${this.waited(row.received)}</td>
        </tr>`)}</tbody></table></div>`);
  }
}
customElements.define('held-panel', HeldPanel);
