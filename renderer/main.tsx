import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#renderer/ui/fonts.css';
import '#renderer/ui/base.css';
import '#renderer/ui/mantine.css';
import { App } from '#renderer/shell/app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
