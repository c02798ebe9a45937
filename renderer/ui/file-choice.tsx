import { Button } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import './file-choice.css';

export type FileChoiceProps = {
  /** The button's words. */
  label: string;
  hint?: string;
  /** As of `<input type="file">`: ".csv,.tsv". */
  accept: string;
  onFile: (file: File) => void;
  disabled?: boolean;
};

/** A button to choose a file and a place to drop one. */
export function FileChoice({ label, hint, accept, onFile, disabled = false }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined): void => {
    if (file !== undefined && !disabled) onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={over ? 'file-choice file-choice-over' : 'file-choice'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-hidden="true"
        tabIndex={-1}
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        disabled={disabled}
        leftSection={<FileDown className="icon" aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      {hint !== undefined && <span className="small muted">{hint}</span>}
    </div>
  );
}
