export { downloadBase64, downloadBlob, downloadText, type Download } from '#renderer/ui/download.ts';
