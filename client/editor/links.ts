/** Where a link in an agreement may lead: the same three ways that the frozen text and the Word file keep. */
const allowed = /^(https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])/i;

export function isAllowedLink(href: string): boolean {
  return href.length <= 2_000 && allowed.test(href);
}

/** What somebody typed as the address it most likely means; null when it can be none. */
export function linkFrom(typed: string): string | null {
  const trimmed = typed.trim();
  if (isAllowedLink(trimmed)) return trimmed;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(trimmed)) return `mailto:${trimmed}`;
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(trimmed)) return `https://${trimmed}`;
  return null;
}
