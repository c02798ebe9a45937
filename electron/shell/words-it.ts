import type { shellWordsEn } from './words-en.ts';

/** What the shells say in Italian. */
export const shellWordsIt: typeof shellWordsEn = {
  problem: {
    'workspace-missing': 'Lo spazio di lavoro "{{path}}" non c’è più.',
    'not-a-workspace': '"{{path}}" non è uno spazio di lavoro di Pilotbook.',
    'workspace-read-only':
      '"{{path}}" si può solo leggere. Consenti la scrittura sul file e sulla sua cartella, poi riprova.',
    'workspace-in-use': '"{{path}}" è già aperto in un altro Pilotbook. Prima chiudilo lì.',
    'newer-version':
      'Questo spazio di lavoro è stato scritto da un Pilotbook più recente (versione {{fileVersion}} del file; questo conosce la {{appVersion}}). Aggiorna Pilotbook su questo computer per aprirlo.',
    'workspace-damaged':
      '"{{path}}" è danneggiato ed è stato lasciato com’è. Le sue copie di sicurezza stanno nella cartella "{{path}}.backups".',
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
    late: 'Questo indirizzo è già stato usato.',
    unknown: 'Pilotbook non conosce ancora questo browser.',
    'again-terminal': 'Nella finestra dove gira Pilotbook premi Invio e apri il nuovo indirizzo.',
    'again-start': 'Ferma Pilotbook e avvialo di nuovo: mostrerà un nuovo indirizzo.',
  },
  cli: {
    'unknown-feature': 'Qui non c’è una funzione con la chiave "{{key}}". Chiavi presenti: {{known}}.',
    none: 'nessuna',
    heading: '{{feature}}, fase "{{phase}}"',
    advice: 'Consiglio: {{verb}}. {{reason}}',
    next: 'Prossimo passo: {{next}}',
    'nothing-to-judge': '{{feature}} non ha una fase in corso, quindi non c’è nulla da giudicare.',
    criteria: 'Che cosa si chiede',
    criterion: '{{verdict}}: {{criterion}}. {{now}}',
    asked: 'richiesto: {{asked}}',
    missing: 'manca: {{missing}}',
    'file-missing': 'Il file "{{path}}" non si può leggere. Controlla il nome e il permesso di lettura.',
    'file-too-large': 'Il file "{{path}}" supera 512 MB. Dividilo, poi importa le parti.',
    'mapping-wrong':
      '"{{path}}" non è una corrispondenza: {{problem}}. Avvia l’importazione senza --mapping per vederne una.',
    'questions-open':
      'Il file lascia domande aperte: {{questions}}. Salva in un file la corrispondenza stampata qui, rispondi lì e passala con --mapping.',
    'changes-unsaid_one':
      '{{count, whole}} valore esiste già, diverso. Indica quale vale: quello del file con --changes revise, quello che c’è con --changes keep.',
    'changes-unsaid_other':
      '{{count, whole}} valori esistono già, diversi. Indica quali valgono: quelli del file con --changes revise, quelli che ci sono con --changes keep.',
    imported_one:
      '{{used, whole}} riga usata su {{count, whole}}: {{newFigures, whole}} valori nuovi e {{changedFigures, whole}} cambiati.',
    imported_other:
      '{{used, whole}} righe usate su {{count, whole}}: {{newFigures, whole}} valori nuovi e {{changedFigures, whole}} cambiati.',
    'segments-adds-up':
      '{{name}}: i segmenti si sommano, {{sum, plain}} il {{day, dayPlain}} da {{count, whole}} segmenti.',
    'segments-averages':
      '{{name}}: dei segmenti si fa la media, {{average, plain}} il {{day, dayPlain}} da {{count, whole}} segmenti.',
    'segments-unsaid':
      '{{name}}: nessuno ha detto se i segmenti si sommano; il {{day, dayPlain}} sono {{sum, plain}} in tutto, mostrati come {{average, plain}} in media. Dillo nella corrispondenza ("overSegments": "adds-up" o "averages").',
    'same-file': 'Questo file era già arrivato; nulla è stato modificato.',
    'one-person':
      'Una sola persona ha il {{share, percent}} di tutti gli eventi. Per contare ogni persona una volta al giorno, dillo nella corrispondenza ("personRule": "distinct-people").',
    'set-aside_one': '{{count, whole}} riga è stata messa da parte e non ha cambiato nulla:',
    'set-aside_other': '{{count, whole}} righe sono state messe da parte e non hanno cambiato nulla:',
    'set-aside-row': 'riga {{line, whole}}: {{reason}}',
    'set-aside-cell': 'riga {{line, whole}}, "{{column}}": {{reason}}',
    'nothing-usable': 'Nessuna riga di "{{name}}" si può usare: non è stato importato nulla.',
    more_one: 'e {{count, whole}} altra',
    more_other: 'e altre {{count, whole}}',
    'nothing-to-report': '{{feature}} non ha ancora iniziato una fase, quindi non c’è nulla da riferire.',
    'cannot-write':
      '"{{path}}" non si può scrivere. Controlla che la cartella ci sia e che si possa scrivere.',
    written: 'Rapporto scritto in {{path}}',
    'audit-whole_one': 'Registro delle azioni: {{count, whole}} voce, integra.',
    'audit-whole_other': 'Registro delle azioni: {{count, whole}} voci, integre.',
    'audit-broken':
      'Registro delle azioni: la voce {{sequence, whole}} è stata modificata o tolta fuori da Pilotbook.',
    'record-written': 'Registro delle decisioni scritto in {{path}}',
    head: 'Impronta dell’ultima registrazione: {{mark}}. Conservata altrove, dimostra in seguito che nulla è stato riscritto (--head).',
  },
  menu: {
    file: 'File',
    open: 'Apri spazio di lavoro…',
    sample: 'Apri l’esempio',
    view: 'Vista',
    help: 'Aiuto',
    about: 'Informazioni su Pilotbook',
  },
  dialog: {
    'choose-title': 'Apri uno spazio di lavoro',
    workspaces: 'Aree di lavoro di Pilotbook',
    'cannot-open': 'Non posso aprire questo spazio di lavoro',
    'open-other': 'Apri un altro file…',
    'open-sample': 'Apri l’esempio',
    quit: 'Esci',
    'window-gone': 'La finestra ha smesso di funzionare',
    'window-gone-detail': 'Il tuo spazio di lavoro è al sicuro: ogni modifica è già salvata.',
    reload: 'Ricarica la finestra',
  },
  question: {
    'which-day-column': 'quale colonna contiene il giorno',
    'day-or-month-first': 'se viene prima il giorno o il mese',
    'which-year': 'a quale anno appartengono i giorni',
    'which-arm': 'se questi sono i numeri del pilota o del gruppo di controllo',
    'new-column': 'che cos’è una colonna che i file simili non avevano: segmento, gruppo, persone o nulla',
    'arm-values': 'quali valori indicano il pilota e quali il controllo',
    'which-metrics': 'quali colonne sono numeri da tenere',
    'decimal-or-thousands': 'se i decimali sono separati dalla virgola o dal punto',
    'changed-values': 'quale di due valori conta',
  },
  warning: {
    'days-before-2000_one':
      '{{count, whole}} giorno è prima del 2000: {{example}} viene letto come {{day, dayLong}}. L’anno è giusto?',
    'days-before-2000_other':
      '{{count, whole}} giorni sono prima del 2000: {{example}} viene letto come {{day, dayLong}}. L’anno è giusto?',
    'weeks-from-sunday':
      'Le settimane iniziano di domenica; quella del {{example}} è conservata sotto {{day, dayLong}}, con cui ha sei giorni in comune.',
    'days-missing_one':
      'Tra {{example}} e {{day, dayLong}}, {{count, whole}} giorno su {{of, whole}} non ha righe. Manca e non conta mai come 0.',
    'days-missing_other':
      'Tra {{example}} e {{day, dayLong}}, {{count, whole}} giorni su {{of, whole}} non hanno righe. Mancano e non contano mai come 0.',
    'days-without-cases_one':
      'In {{count, whole}} giorno su {{of, whole}}, {{day, dayLong}}, ci sono 0 casi. Un giorno così non dice nulla su una quota o una media.',
    'days-without-cases_other':
      'In {{count, whole}} giorni su {{of, whole}}, il primo {{day, dayLong}}, ci sono 0 casi. Giorni così non dicono nulla su una quota o una media.',
  },
  setAside: {
    'number-unreadable': 'un numero non si può leggere',
    'day-unreadable': 'il giorno non si può leggere',
    'no-such-day': 'quel giorno non esiste',
    'arm-unknown': 'il gruppo non è conosciuto',
    'arm-missing': 'manca il gruppo',
    'total-row': 'la riga sembra un totale',
    'duplicate-key': 'lo stesso giorno e gruppo sta in un’altra riga',
    'count-not-whole': 'un conteggio non è un numero intero',
    'negative-count': 'un conteggio è sotto zero, {{total, plain}} su {{units, plain}}',
    'more-successes-than-trials': 'ci sono più successi che casi, {{total, plain}} su {{units, plain}}',
    'events-without-exposure': 'ci sono eventi su nulla',
    'ragged-row': 'ha più o meno colonne delle altre',
    'unterminated-quote': 'una virgoletta non è chiusa',
    'text-after-quote': 'c’è del testo dopo una virgoletta di chiusura',
    'quotes-inside-cells': 'ci sono virgolette dentro le celle',
    'nul-character': 'contiene un carattere che nessun testo ha',
    'line-too-long': 'è troppo lunga per una riga',
    'weekday-mismatch': 'il giorno della settimana non torna',
    'year-missing': 'il giorno non ha l’anno',
    'not-a-record': 'la riga non contiene un record',
    'header-row': 'contiene di nuovo i nomi',
    'day-in-future': 'il giorno deve ancora venire',
    'person-missing': 'non dice di chi è',
    'duration-not-positive': 'una durata non è sopra zero',
    'squares-impossible': 'una somma dei quadrati è troppo piccola per i suoi valori',
  },
};
