export { NotePage } from './note-page.tsx';
export { NotesPage } from './notes-page.tsx';
export { NotesTab } from './notes-tab.tsx';
