import { html, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amount, isZero, roughly } from './format';
import type { Account, Currency, Sections } from './model';
import { bar, emptiness, panel, Part, waitingForRows } from './part';
import { Roving } from './roving';

const FLASH_MS = 1_600;
/** Below this share of what an account may use, its bar warns. */
const TIGHT = 0.15;

/** Every account of the chosen currencies, with what it has left. */
export class AccountsPanel extends Part {
  static override properties = {
    sections: { attribute: false }, currencies: { attribute: false }, now: { attribute: false },
  };
  declare sections: Sections;
  declare currencies: Currency[];
  declare now: number;

  private readonly balances = new Map<string, string>();
  private readonly moved = new Map<string, { up: boolean; until: number }>();
  readonly roving = new Roving(this, key => this.say('look-up', key.split(':')[1]));

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sections')) {
      for (const { code } of this.currencies) {
        this.sections[`accounts.${code}`]?.forEach(account => this.compare(code, account));
      }
    }
  }

  private compare(currency: string, account: Account): void {
    const key = `${currency}:${account.bic}`;
    const before = this.balances.get(key);
    if (before !== undefined && before !== account.balance) {
      this.moved.set(key, { up: Number(account.balance) > Number(before), until: Date.now() + FLASH_MS });
    }
    this.balances.set(key, account.balance);
  }

  protected override render() {
    const loaded = this.currencies.length > 0;
    return panel('accounts', 'Accounts', html`balance · headroom · waiting`, !loaded
      ? waitingForRows(4, 10)
      : html`<div class="scroll"><table role="grid" aria-labelledby="accounts-title" class="accounts">
        <colgroup><col><col class="money"><col class="room"><col class="waits"></colgroup>
        <thead><tr><th scope="col">Bank</th><th scope="col" class="right">Balance<small>credit</small></th>
          <th scope="col" class="right">Headroom</th>
          <th scope="col" class="right">Waiting out<small>in</small></th></tr></thead>
        ${this.currencies.map((currency, index) => this.ledger(currency, index))}
      </table></div>`);
  }

  private ledger(currency: Currency, index: number) {
    const all = this.sections[`accounts.${currency.code}`] ?? [];
    const issue = all.find(account => account.issue);
    const held = all.filter(account => !account.issue);
    return html`<tbody>
      <tr class="group ccy-${index % 6}"><th scope="rowgroup" colspan="3"><div><b>${currency.code}</b>
        <span>${issue?.name ?? ''}</span>
        <em>${issue ? html`issued ${amount(issue.balance.replace('-', ''))}` : ''}</em></div></th><td></td></tr>
      ${held.length === 0 ? html`<tr><td colspan="4">${emptiness('No bank has an account here yet.')}</td></tr>`
      : repeat(held, account => account.bic, account => this.row(currency, account))}
    </tbody>`;
  }

  private row(currency: Currency, account: Account) {
    const key = `${currency.code}:${account.bic}`;
    const moved = this.moved.get(key);
    const flash = moved && moved.until > Date.now() ? (moved.up ? 'up' : 'down') : '';
    // The bar's whole is what the account could use once all that waits for it has come, or what waits to
    // leave it, if that is more.
    const whole = Math.max(Number(account.credit) + Math.max(Number(account.balance), 0) + Number(account.in),
      Number(account.out));
    const part = whole > 0 ? Number(account.headroom) / whole : 0;
    const short = Number(account.headroom) < Number(account.out);
    const beyond = Number(account.headroom) < 0;
    return html`<tr data-row=${key} tabindex="-1" title="${account.name}: Enter finds its instructions">
      <td><b class="bic">${account.bic}</b><small>${account.name}</small></td>
      <td class="right ${flash}"><span class="n">${amount(account.balance)}</span>
        <small class="n">${isZero(account.credit) ? 'no credit' : amount(account.credit)}</small>
        ${isZero(account.secured) ? '' : html`<small class="n secured"
          title="${amount(account.secured)} of its credit comes from collateral">${
          roughly(account.secured)} pledged</small>`}</td>
      <td class="right"><span class="n">${amount(account.headroom)}</span>
        ${beyond ? html`<small class="n bad shortfall"
          title="it is beyond its credit: nothing can be drawn until this has been brought">${
          roughly(account.headroom.replace('-', ''))} missing</small>` : ''}
        ${bar(part, part < TIGHT ? 'bad' : short ? 'warn' : 'ok')}</td>
      <td class="right"><span class="n ${account.waiting > 0 ? 'warn' : 'dim'}">${isZero(account.out) ? '–'
        : amount(account.out)}</span>
        <small class="n">${isZero(account.in) ? '–' : amount(account.in)}</small></td>
    </tr>`;
  }
}
customElements.define('accounts-panel', AccountsPanel);
