export { NoticeBrief } from './notice-brief.tsx';
export { NoticeList } from './notice-list.tsx';
export { PeoplePage } from './people-page.tsx';
export { PeopleTab } from './people-tab.tsx';
