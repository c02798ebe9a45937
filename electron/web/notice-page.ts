function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export type Notices = {
  language: string;
  /** To who opens a launch address after somebody else did. */
  late: string;
  /** To who comes without a launch address. */
  unknown: string;
  nextStep: string;
};

/** A plain page with one heading and one next step, for a visitor without a session. */
export function noticePage(notices: Notices, visitor: 'late' | 'unknown'): string {
  return `<!doctype html>
<html lang="${escapeHtml(notices.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pilotbook</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(notices[visitor])}</h1>
<p>${escapeHtml(notices.nextStep)}</p>
</main>
</body>
</html>
`;
}
