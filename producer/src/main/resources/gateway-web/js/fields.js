// The fields of events: what can be chosen in each, and how a text becomes its value again.
const CHOICES = {
  level: ['CENTRAL', 'PROVINCIAL', 'DISTRICT'],
  format: ['ONLINE', 'IN_PERSON', 'HYBRID'],
  siteLevel: ['PROVINCE', 'DISTRICT', 'COMMUNE'],
  qualifier: ['EXACTLY', 'AT_LEAST', 'ABOUT'],
  award: ['EMULATION_FLAG', 'CERTIFICATE_OF_MERIT', 'COMMENDATION', 'MEDAL', 'OTHER'],
  unit: ['PERCENT', 'COUNT', 'RATIO'],
};
const KINDS = {
  ConferenceConvened: ['BRIEFING', 'REVIEW', 'STUDY', 'PLENARY', 'THEMATIC', 'OTHER'],
  SpeechDelivered: ['OPENING', 'REPORT', 'STATEMENT', 'DIRECTION', 'CONCLUSION'],
};

/** What a finding has beside the event. */
const ASIDE = new Set(['type', 'quote', 'confidence']);

/** The event alone: what the gateway takes. */
export const eventOf = (finding) =>
  Object.fromEntries(Object.entries(finding).filter(([name]) => name === 'type' || !ASIDE.has(name)));

export const fieldsOf = (finding) => Object.entries(finding).filter(([name, value]) => !ASIDE.has(name) && value !== null);

/** The values that a field takes; null where it takes any text. The present one is always among them. */
export const choicesOf = (type, name, value) => {
  const choices = name === 'kind' ? KINDS[type] : CHOICES[name];
  if (!choices) return null;
  return choices.includes(value) ? choices : [value, ...choices];
};

/** Whether a value is a symbol, not a text that somebody wrote. */
export const namesSymbol = (type, name, value) => value === 'ALL' || choicesOf(type, name, value) !== null;

export const shown = (value) => (Array.isArray(value) ? value.join('; ') : String(value));

/** A text as a value of the same type as before; an emptied field is left out. */
export const valueOf = (text, before) => {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (Array.isArray(before)) {
    return trimmed === 'ALL' ? 'ALL' : trimmed.split(';').map((one) => one.trim()).filter((one) => one !== '');
  }
  if (typeof before === 'number' && /^-?\d+([.,]\d+)?$/.test(trimmed)) return Number(trimmed.replace(',', '.'));
  return trimmed;
};
