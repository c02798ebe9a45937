import { isAppError } from '#shared/kernel/app-error.ts';
import { createWords, hasWords, say, type Words } from '#shared/words/create-words.ts';
import { languageOfTag } from '#shared/words/language.ts';

const en = {
  problem: {
    'workspace-missing': 'The workspace "{{path}}" is not there any more.',
    'not-a-workspace': '"{{path}}" is not a Pilotbook workspace.',
    'workspace-read-only':
      '"{{path}}" may only be read. Allow writing to the file and its folder, then try again.',
    'workspace-in-use': '"{{path}}" is open in another Pilotbook. Close it there first.',
    'newer-version':
      'This workspace was written by a newer Pilotbook (version {{fileVersion}} of the file; this one knows {{appVersion}}). Update Pilotbook on this computer to open it.',
    'workspace-damaged':
      '"{{path}}" is damaged and was left as it is. Its backups lie in the folder "{{path}}.backups".',
    'sample-missing':
      'The sample workspace is missing from this installation. Build or install Pilotbook again.',
    'disk-full': 'The disk is full. Free some space, then try again.',
    'disk-error': 'The disk did not answer. Check it, then try again.',
    'pdf-failed': 'The browser could not print the report. Save it as HTML and print it from there.',
    'pdf-too-slow': 'The browser took too long to print the report. Try again, or save it as HTML.',
    'no-browser':
      'No Chrome, Edge or Chromium was found, so no PDF can be made. Install one, or save the report as HTML.',
    unexpected: 'Something went wrong that Pilotbook did not expect. Nothing was changed.',
  },
  next: {
    terminal: 'Open another file with --workspace FILE, or look at the sample with --sample.',
    desktop: 'Open another file, or look at the sample.',
  },
  host: {
    runs: 'Pilotbook runs at {{address}}',
    once: 'Open this address in a browser on this computer. It works once; Ctrl+C stops Pilotbook.',
    'press-enter': 'Press Enter for a fresh address.',
    'port-taken': 'Port {{port}} is in use by another program. Choose another one, or leave out --port.',
    'port-forbidden':
      'Port {{port}} may not be used by this account. Choose one above 1023, or leave out --port.',
    'not-built': 'The interface is not built yet. Run: npm run build',
    'again-terminal': 'In the window where Pilotbook runs, press Enter and open the fresh address.',
    'again-start': 'Stop Pilotbook and start it again; it then shows a fresh address.',
  },
  cli: {
    refused: 'The workspace refused this ({{code}}).',
    'unknown-feature': 'There is no feature with the key "{{key}}" here. Known keys: {{known}}.',
    none: 'none',
    heading: '{{feature}}, phase "{{phase}}"',
    advice: 'Advice: {{verb}}. {{reason}}',
    next: 'Next: {{next}}',
    'nothing-to-judge': '{{feature}} has no running phase, so there is nothing to judge.',
    criterion: '{{verdict}}: {{criterion}}. {{now}}',
    asked: 'asked: {{asked}}',
    missing: 'missing: {{missing}}',
    'file-missing': 'The file "{{path}}" cannot be read. Check its name and that you may read it.',
    'file-too-large': 'The file "{{path}}" is larger than 512 MB. Split it, then import the parts.',
    'mapping-wrong': '"{{path}}" is no mapping: {{problem}}. Run the import without --mapping to see one.',
    'questions-open':
      'The file leaves questions open: {{questions}}. Save the mapping printed here to a file, answer them in it, and pass it with --mapping.',
    imported_one:
      '{{used, whole}} of {{count, whole}} row used: {{newFigures, whole}} new and {{changedFigures, whole}} changed figures.',
    imported_other:
      '{{used, whole}} of {{count, whole}} rows used: {{newFigures, whole}} new and {{changedFigures, whole}} changed figures.',
    'same-file': 'This file came in before; nothing was changed.',
    'set-aside_one': '{{count, whole}} row was set aside and changed nothing:',
    'set-aside_other': '{{count, whole}} rows were set aside and changed nothing:',
    'set-aside-row': 'line {{line, whole}}: {{reason}}',
    more_one: 'and {{count, whole}} more',
    more_other: 'and {{count, whole}} more',
    'nothing-to-report': '{{feature}} has not started a phase yet, so there is nothing to report.',
    'cannot-write': '"{{path}}" cannot be written. Check that its folder is there and may be written to.',
    written: 'Report written to {{path}}',
  },
  menu: {
    file: 'File',
    open: 'Open workspace…',
    sample: 'Open the sample',
    view: 'View',
    help: 'Help',
    about: 'About Pilotbook',
  },
  dialog: {
    'choose-title': 'Open a workspace',
    workspaces: 'Pilotbook workspaces',
    'cannot-open': 'This workspace cannot be opened',
    'open-other': 'Open another file…',
    'open-sample': 'Open the sample',
    quit: 'Quit',
    'window-gone': 'The window stopped working',
    'window-gone-detail': 'Your workspace is safe: every change is already saved.',
    reload: 'Reload the window',
  },
};

const it: typeof en = {
  problem: {
    'workspace-missing': 'L’area di lavoro "{{path}}" non c’è più.',
    'not-a-workspace': '"{{path}}" non è un’area di lavoro di Pilotbook.',
    'workspace-read-only':
      '"{{path}}" si può solo leggere. Consenti la scrittura sul file e sulla sua cartella, poi riprova.',
    'workspace-in-use': '"{{path}}" è già aperta in un altro Pilotbook. Prima chiudila lì.',
    'newer-version':
      'Questa area di lavoro è stata scritta da un Pilotbook più recente (versione {{fileVersion}} del file; questo conosce la {{appVersion}}). Aggiorna Pilotbook su questo computer per aprirla.',
    'workspace-damaged':
      '"{{path}}" è danneggiata ed è stata lasciata com’è. Le sue copie di riserva stanno nella cartella "{{path}}.backups".',
    'sample-missing':
      'L’area di lavoro di esempio manca in questa installazione. Compila o installa di nuovo Pilotbook.',
    'disk-full': 'Il disco è pieno. Libera dello spazio, poi riprova.',
    'disk-error': 'Il disco non risponde. Controllalo, poi riprova.',
    'pdf-failed': 'Il browser non è riuscito a stampare il rapporto. Salvalo come HTML e stampalo da lì.',
    'pdf-too-slow': 'Il browser ha impiegato troppo a stampare il rapporto. Riprova, o salvalo come HTML.',
    'no-browser':
      'Non ho trovato Chrome, Edge o Chromium, quindi non posso creare il PDF. Installane uno, o salva il rapporto come HTML.',
    unexpected: 'È successo qualcosa che Pilotbook non si aspettava. Nulla è stato modificato.',
  },
  next: {
    terminal: 'Apri un altro file con --workspace FILE, o guarda l’esempio con --sample.',
    desktop: 'Apri un altro file, o guarda l’esempio.',
  },
  host: {
    runs: 'Pilotbook è in funzione su {{address}}',
    once: 'Apri questo indirizzo in un browser di questo computer. Vale una volta sola; Ctrl+C ferma Pilotbook.',
    'press-enter': 'Premi Invio per un nuovo indirizzo.',
    'port-taken': 'La porta {{port}} è usata da un altro programma. Scegline un’altra, o togli --port.',
    'port-forbidden':
      'Questo utente non può usare la porta {{port}}. Scegline una sopra 1023, o togli --port.',
    'not-built': 'L’interfaccia non è ancora compilata. Esegui: npm run build',
    'again-terminal': 'Nella finestra dove gira Pilotbook premi Invio e apri il nuovo indirizzo.',
    'again-start': 'Ferma Pilotbook e avvialo di nuovo: mostrerà un nuovo indirizzo.',
  },
  cli: {
    refused: 'L’area di lavoro ha rifiutato la richiesta ({{code}}).',
    'unknown-feature': 'Qui non c’è una funzione con la chiave "{{key}}". Chiavi presenti: {{known}}.',
    none: 'nessuna',
    heading: '{{feature}}, fase "{{phase}}"',
    advice: 'Consiglio: {{verb}}. {{reason}}',
    next: 'Prossimo passo: {{next}}',
    'nothing-to-judge': '{{feature}} non ha una fase in corso, quindi non c’è nulla da giudicare.',
    criterion: '{{verdict}}: {{criterion}}. {{now}}',
    asked: 'richiesto: {{asked}}',
    missing: 'manca: {{missing}}',
    'file-missing': 'Il file "{{path}}" non si può leggere. Controlla il nome e il permesso di lettura.',
    'file-too-large': 'Il file "{{path}}" supera 512 MB. Dividilo, poi importa le parti.',
    'mapping-wrong':
      '"{{path}}" non è una corrispondenza: {{problem}}. Avvia l’importazione senza --mapping per vederne una.',
    'questions-open':
      'Il file lascia domande aperte: {{questions}}. Salva in un file la corrispondenza stampata qui, rispondi lì e passala con --mapping.',
    imported_one:
      '{{used, whole}} riga usata su {{count, whole}}: {{newFigures, whole}} valori nuovi e {{changedFigures, whole}} cambiati.',
    imported_other:
      '{{used, whole}} righe usate su {{count, whole}}: {{newFigures, whole}} valori nuovi e {{changedFigures, whole}} cambiati.',
    'same-file': 'Questo file era già arrivato; nulla è stato modificato.',
    'set-aside_one': '{{count, whole}} riga è stata messa da parte e non ha cambiato nulla:',
    'set-aside_other': '{{count, whole}} righe sono state messe da parte e non hanno cambiato nulla:',
    'set-aside-row': 'riga {{line, whole}}: {{reason}}',
    more_one: 'e {{count, whole}} altra',
    more_other: 'e altre {{count, whole}}',
    'nothing-to-report': '{{feature}} non ha ancora iniziato una fase, quindi non c’è nulla da riferire.',
    'cannot-write':
      '"{{path}}" non si può scrivere. Controlla che la cartella ci sia e che si possa scrivere.',
    written: 'Rapporto scritto in {{path}}',
  },
  menu: {
    file: 'File',
    open: 'Apri area di lavoro…',
    sample: 'Apri l’esempio',
    view: 'Vista',
    help: 'Aiuto',
    about: 'Informazioni su Pilotbook',
  },
  dialog: {
    'choose-title': 'Apri un’area di lavoro',
    workspaces: 'Aree di lavoro di Pilotbook',
    'cannot-open': 'Non posso aprire quest’area di lavoro',
    'open-other': 'Apri un altro file…',
    'open-sample': 'Apri l’esempio',
    quit: 'Esci',
    'window-gone': 'La finestra ha smesso di funzionare',
    'window-gone-detail': 'La tua area di lavoro è al sicuro: ogni modifica è già salvata.',
    reload: 'Ricarica la finestra',
  },
};

/** The words of the shells themselves; those of the interface stand in the renderer. */
export function createShellWords(languageTag: string): Words {
  return createWords(languageOfTag(languageTag), { en: { desktop: en }, it: { desktop: it } });
}

/** The language tag of the system Pilotbook runs on. */
export function systemLanguageTag(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

/** What went wrong, in one sentence for a person; only the unexpected is logged. */
export function problemSentence(words: Words, error: unknown): string {
  if (isAppError(error)) {
    const key = `desktop:problem.${error.code}`;
    if (hasWords(words, key)) return say(words, key, error.details);
    if (error.kind !== 'internal') return say(words, 'desktop:cli.refused', { code: error.code });
  }
  console.error(error);
  return say(words, 'desktop:problem.unexpected');
}
