import { html } from 'lit';
import { Part } from './part';

export const KEYS: [string, string][] = [
  ['/', 'find an instruction'],
  ['a  q  h  s  p  c  l', 'to the accounts, queue, held, settled, pairs, cycles, sets settled together'],
  ['↑  ↓  Home  End', 'walk through the rows'],
  ['Enter', 'open the row'],
  ['Escape', 'close, back to where you were'],
  ['0  1  2 …', 'all currencies, or one'],
  ['t', 'dark, light'],
  ['?', 'these keys'],
];

/** Which keys there are; and a switch, since single letters disturb people who speak to their machine. */
export class KeysDialog extends Part {
  static override properties = { letters: { attribute: false } };
  declare letters: boolean;

  show(): void {
    this.querySelector('dialog')!.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>
      <dl>${KEYS.map(([keys, what]) => html`<dt>${keys.split('  ').map(key => html`<kbd>${key}</kbd> `)}</dt>
        <dd>${what}</dd>`)}</dl>
      <label><input type="checkbox" .checked=${this.letters} @change=${(event: Event) =>
        this.say('letters', (event.target as HTMLInputElement).checked)}> single letters and digits are keys</label>
      <p><button type="button" @click=${() => this.querySelector('dialog')!.close()}>Close</button></p></dialog>`;
  }
}
customElements.define('keys-dialog', KeysDialog);
