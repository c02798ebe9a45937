import { Link } from 'wouter';
import './link-tabs.css';

export type LinkTab = { key: string; href: string; label: string; count?: string };
export type LinkTabsProps = { label: string; current: string; tabs: readonly LinkTab[] };

/** Tabs that are places: each has its own address, so back and forward work. */
export function LinkTabs({ label, current, tabs }: LinkTabsProps) {
  return (
    <nav className="link-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          href={tab.href}
          className={tab.key === current ? 'link-tab link-tab-on' : 'link-tab'}
          {...(tab.key === current ? { 'aria-current': 'page' as const } : {})}
        >
          {tab.label}
          {tab.count !== undefined && <span className="link-tab-count num">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
