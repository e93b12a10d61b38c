// The dashboard: a head that stays, and the page of the address below it.
import {render} from 'preact';
import {useEffect, useMemo, useState} from 'preact/hooks';
import {get} from './api.js';
import {contextOf, ContextProvider, useApp} from './context.js';
import {part, tag} from './dom.js';
import {Header} from './header.js';
import {startLive} from './live.js';
import {ConferencePage} from './pages/conference.js';
import {ConferencesPage} from './pages/conferences.js';
import {DirectivePage} from './pages/directive.js';
import {DirectivesPage} from './pages/directives.js';
import {OperationsPage} from './pages/operations.js';
import {OverviewPage} from './pages/overview.js';
import {ProvincePage} from './pages/province.js';
import {initialLanguage, rememberLanguage} from './preferences.js';
import {link, usePlace} from './router.js';

const MissingPage = () => {
  const {words} = useApp();
  return tag.div({class: 'missing'}, tag.h1(null, words.missing), link({href: '/'}, words.backToOverview));
};

const PAGES = {
  overview: OverviewPage,
  conferences: ConferencesPage,
  conference: ConferencePage,
  province: ProvincePage,
  directives: DirectivesPage,
  directive: DirectivePage,
  operations: OperationsPage,
  missing: MissingPage,
};

const Dashboard = ({register}) => {
  const [language, setLanguage] = useState(initialLanguage);
  const place = usePlace();
  const context = useMemo(() => contextOf(language, register, {
    setLanguage: (chosen) => {
      rememberLanguage(chosen);
      setLanguage(chosen);
    },
  }), [language, register]);
  useEffect(() => { document.documentElement.lang = language; }, [language]);
  return part(ContextProvider, {value: context},
    part(Header, {page: place.page}),
    tag.main({id: 'content', tabIndex: -1},
      part(PAGES[place.page], {key: place.page + place.parts.join('/'), ...place})));
};

const [register, meta] = await Promise.all([
  fetch('/provinces.json').then((answer) => answer.json()),
  get('/v1/meta').catch(() => null),
]);
startLive(meta);
render(part(Dashboard, {register}), document.getElementById('app'));
