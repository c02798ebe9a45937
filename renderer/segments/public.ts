export { PeoplePage } from './people-page.tsx';
export { PeopleTab } from './people-tab.tsx';
