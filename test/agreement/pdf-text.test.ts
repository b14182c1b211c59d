import { describe, expect, test } from 'vitest';
import { blocksFromPdf } from '#shared/agreement/pdf-text.ts';

/** `- ` bullet, `1. ` number, `a) ` letter, `# ` heading. */
function told(lines: string[]): string[] | null {
  return blocksFromPdf(lines.join('\n'))?.map((block) => (block.kind === 'heading' ? `${'#'.repeat(block.level)} ${block.text}`
    : block.kind === 'paragraph' ? block.text
      : `${block.list === 'bullet' ? '-' : block.list === 'letters' ? `${String.fromCharCode(96 + block.value)})` : `${block.value}.`} ${block.text}`)) ?? null;
}

const broken = ['Parterna kommer överens om att samverka för att barn och unga i', 'länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och', 'att ingen ska falla mellan stolarna.'];
const whole = 'Parterna kommer överens om att samverka för att barn och unga i länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och att ingen ska falla mellan stolarna.';

describe('text from a PDF', () => {
  test('becomes paragraphs again', () => {
    expect(told([...broken, 'Regionen svarar för hälso- och sjukvården och kommunen för det som', 'socialtjänstlagen lägger på den.'])).toEqual([whole, 'Regionen svarar för hälso- och sjukvården och kommunen för det som socialtjänstlagen lägger på den.']);
    expect(told([...broken, '', 'Nytt stycke.'])).toEqual([whole, 'Nytt stycke.']);
  });

  test.each([
    [['Denna över-', 'enskommelse gäller'], 'Denna överenskommelse gäller'],
    [['Regionen svarar för hälso-', 'och sjukvård'], 'Regionen svarar för hälso- och sjukvård'],
    [['med stöd av e-', 'legitimation'], 'med stöd av e-legitimation'],
    [['kallar till SIP-', 'mötet i tid'], 'kallar till SIP-mötet i tid'],
    [['för 13-', 'åringar och äldre'], 'för 13-åringar och äldre'],
    [['samarbetet Sverige-', 'Norge och andra'], 'samarbetet Sverige-Norge och andra'],
    [['varje kom\u00AD', 'mun i länet'], 'varje kommun i länet'],
    [['den o\uFB03ciella texten om barn och unga', 'som gäller'], 'den officiella texten om barn och unga som gäller'],
  ])('mends what was divided at the line end: %j', (lines, mended) => {
    expect(told([...broken, '', ...lines])?.at(-1)).toBe(mended);
  });

  test('loses page numbers and what is repeated on every page, and goes on over them', () => {
    const page = (number: number, ...lines: string[]): string => ['Överenskommelse om samverkan', `Sida ${number} av 3`, '', ...lines].join('\n');
    expect(told([page(1, ...broken.slice(0, 1)), page(2, ...broken.slice(1), '', 'Sist på sidan.'), page(3, 'Helt nytt.')].map((text) => `${text}\f`))).toEqual([whole, 'Sist på sidan.', 'Helt nytt.']);
    expect(told([...broken, '', ...broken.slice(0, 2), 'Dnr RSS 2027/118', '3 (28)', ...broken.slice(2), '', 'Mer text.', 'Dnr RSS 2027/118', '4 (28)', 'Sist.'])).toEqual([whole, whole, 'Mer text.', 'Sist.']);
  });

  test('keeps a number that is no page number, and a line that is repeated elsewhere', () => {
    expect(told([...broken, '', '16', '', 'Ja', '', 'Nej', '', 'Ja'])).toEqual([whole, '16', 'Ja', 'Nej', 'Ja']);
  });

  test('gets lists from signs and numbers at line starts, with items over several lines', () => {
    expect(told([...broken.slice(0, 2), 'att:', '• kommunen svarar för stödet i hemmet och i skolan och för den som', 'har behov av det', '• regionen svarar för vården', '', '1. Parterna möts varje år.', '2. De följer upp målen.', '', 'a) barn', 'b) unga'])).toEqual([
      `${broken.slice(0, 2).join(' ')} att:`, '- kommunen svarar för stödet i hemmet och i skolan och för den som har behov av det', '- regionen svarar för vården', '1. Parterna möts varje år.', '2. De följer upp målen.', 'a) barn', 'b) unga',
    ]);
  });

  test('does not take a number in the middle of a sentence for an item', () => {
    expect(told([...broken.slice(0, 2), 'att det gäller barn till och med det år då de fyller arton, enligt punkt', '7. Därefter gäller annat för den som är vuxen och som har beslut.'])).toHaveLength(1);
  });

  test('gets numbered headings, whose numbers are counted anew', () => {
    expect(told(['1 Utgångspunkter', '1.1 Syfte', ...broken, '1.2 Parter och avgränsning', 'Parter är regionen.'])).toEqual(['# Utgångspunkter', '## Syfte', whole, '## Parter och avgränsning', 'Parter är regionen.']);
  });

  test.each([[['En rad.', 'En annan rad.', 'En tredje.']], [['Anna', 'Bo', 'Cecilia', 'David']], [['Ett helt stycke som är långt och som slutar med punkt, som det ska.', 'Nästa stycke är också långt och slutar även det med en punkt.']], [['bara en rad']]])('is left alone when no line is broken: %j', (lines) => {
    expect(told(lines)).toBeNull();
  });
});
