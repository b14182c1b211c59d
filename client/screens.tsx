/** Every address of the application. A room's screens are loaded when first opened, so that nobody carries the editor to read a letter. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, type RouteComponent } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { benchSearch } from './answers/filter.ts';
import { heatSearch } from './answers/heat-search.ts';
import { registerSearch } from './consultation/register-search.ts';
import { mailSearch } from './people/administration/mail-search.ts';
import { LanguageChoice } from './people/language-choice.tsx';
import { comparedPoints } from './drafting/compared-points.ts';
import { sessionQuery } from './people/session.ts';
import { SignedIn } from './people/signed-in.tsx';
import { Loading } from './ui/loading.tsx';
import { ErrorPage, NotFoundPage } from './ui/missing-pages.tsx';
import { focusNewPage, PageShell } from './ui/page.tsx';
import { loadTextsOf, type TextPart } from './ui/text.tsx';

/** `lazy(() => import('./drafting/draft-screen.tsx').then((room) => room.DraftScreen))` */
function lazy(load: () => Promise<ComponentType>): RouteComponent {
  return lazyRouteComponent(async () => ({ Screen: await load() }), 'Screen');
}

/** A screen that says more than every page may: those words come with it. */
function saying(parts: readonly TextPart[], load: () => Promise<ComponentType>): RouteComponent {
  return lazy(async () => (await Promise.all([load(), loadTextsOf(...parts)]))[0]);
}

/** A screen of those who write and answer. */
function ofTeam(load: () => Promise<ComponentType>): RouteComponent {
  return saying(['consultation', 'answering', 'drafts', 'team'], load);
}

/** A screen of those who look after the house. */
function ofAdministration(load: () => Promise<ComponentType>): RouteComponent {
  return saying(['administration'], load);
}

/** A screen of those who are asked. */
function ofConsultee(load: () => Promise<ComponentType>): RouteComponent {
  return saying(['consultation'], load);
}

/** A page on which a consultee looks after its answer. */
function ofAnswer(load: () => Promise<ComponentType>): RouteComponent {
  return saying(['consultation', 'answering'], load);
}

/** An address that leads nowhere at all has no frame around it. */
function LostStranger(): ReactNode {
  return <PageShell menu={<LanguageChoice />}><NotFoundPage /></PageShell>;
}

/* What rooms show on the pages of others. One line per room. */
const onMyMatters = (): Promise<ComponentType[]> => Promise.all([
  import('./consultation/my-consultations.tsx').then((room) => room.MyConsultations),
  Promise.all([import('./answers/my-desk.tsx'), loadTextsOf('desk')]).then(([room]) => room.MyDesk),
]);
const onTheMatter = (): Promise<ComponentType[]> => Promise.all([
  import('./drafting/documents-part.tsx').then((room) => room.DocumentsPart),
  import('./drafting/readings-part.tsx').then((room) => room.ReadingsPart),
  import('./consultation/matter-rounds.tsx').then((room) => room.MatterRounds),
]);

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet, notFoundComponent: LostStranger });

/** Where one was going: only ever an address of ours. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/logga-in',
  validateSearch: (search): { next?: string } => (typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {}),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.firstRun) throw redirect({ to: '/kom-igang' });
    if (session.person !== null) throw redirect({ to: search.next ?? '/' });
  },
  component: lazy(() => import('./people/sign-in-screen.tsx').then((room) => room.SignInScreen)),
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/kom-igang',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.firstRun) throw redirect({ to: '/' });
  },
  component: lazy(() => import('./people/first-run-screen.tsx').then((room) => room.FirstRunScreen)),
});

const invitation = createRoute({ getParentRoute: () => root, path: '/inbjudan', component: lazy(() => import('./people/invitation-screen.tsx').then((room) => room.InvitationScreen)) });
const forgottenPassword = createRoute({ getParentRoute: () => root, path: '/glomt-losenord', component: lazy(() => import('./people/forgotten-password-screen.tsx').then((room) => room.ForgottenPasswordScreen)) });
const newPassword = createRoute({ getParentRoute: () => root, path: '/nytt-losenord', component: lazy(() => import('./people/new-password-screen.tsx').then((room) => room.NewPasswordScreen)) });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.firstRun) throw redirect({ to: '/kom-igang' });
    if (session.person === null) throw redirect({ to: '/logga-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: SignedIn,
});

/** A colleague who came by a code has one text to read, and nothing else. */
const toTheText = async ({ context: { queryClient } }: { context: { queryClient: QueryClient } }) => {
  const { person } = await queryClient.ensureQueryData(sessionQuery);
  if (person?.kind !== 'guest') return;
  const { consultationsQuery } = await import('./consultation/consultation.ts');
  const [mine] = (await queryClient.fetchQuery(consultationsQuery)).items;
  if (mine) throw redirect({ to: '/remissomgang/$consulteeId', params: { consulteeId: mine.consulteeId } });
};
const myMatters = createRoute({ getParentRoute: () => signedIn, path: '/', beforeLoad: toTheText, component: ofConsultee(() => Promise.all([import('./matters/matters-screen.tsx'), onMyMatters()]).then(([{ MattersScreen }, above]) => () => <MattersScreen above={above} />)) });
const desk = createRoute({ getParentRoute: () => signedIn, path: '/skrivbord', component: saying(['consultation', 'answering', 'drafts', 'team', 'desk'], () => import('./answers/desk-screen.tsx').then((room) => room.DeskScreen)) });
const account = createRoute({ getParentRoute: () => signedIn, path: '/konto', component: lazy(() => import('./people/account-screen.tsx').then((room) => room.AccountScreen)) });
const newMatter = createRoute({ getParentRoute: () => signedIn, path: '/arenden/nytt', component: ofTeam(() => import('./matters/new-matter-screen.tsx').then((room) => room.NewMatterScreen)) });

const administration = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration',
  beforeLoad: async ({ context }) => {
    const { person } = await context.queryClient.ensureQueryData(sessionQuery);
    if (person?.isAdministrator !== true) throw redirect({ to: '/' });
  },
  component: ofAdministration(() => import('./people/administration/administration-layout.tsx').then((room) => room.AdministrationLayout)),
});
const administrationStart = createRoute({ getParentRoute: () => administration, path: '/', beforeLoad: () => { throw redirect({ to: '/administration/organisationer' }); } });
const organisations = createRoute({ getParentRoute: () => administration, path: '/organisationer', component: ofAdministration(() => import('./people/administration/organisations-screen.tsx').then((room) => room.OrganisationsScreen)) });
const people = createRoute({ getParentRoute: () => administration, path: '/personer', component: ofAdministration(() => import('./people/administration/people-screen.tsx').then((room) => room.PeopleScreen)) });
const invitations = createRoute({ getParentRoute: () => administration, path: '/inbjudningar', component: ofAdministration(() => import('./people/administration/invitations-screen.tsx').then((room) => room.InvitationsScreen)) });
const mail = createRoute({ getParentRoute: () => administration, path: '/brev', validateSearch: mailSearch, component: ofAdministration(() => import('./people/administration/mail-screen.tsx').then((room) => room.MailScreen)) });

const matter = createRoute({ getParentRoute: () => signedIn, path: '/arenden/$matterId', component: ofTeam(() => import('./matters/matter-layout.tsx').then((room) => room.MatterLayout)) });
const matterHome = createRoute({ getParentRoute: () => matter, path: '/', component: ofTeam(() => Promise.all([import('./matters/matter-screen.tsx'), onTheMatter()]).then(([{ MatterScreen }, parts]) => () => <MatterScreen parts={parts} />)) });
const matterState = createRoute({ getParentRoute: () => matter, path: '/lage', component: ofTeam(() => import('./matters/state-screen.tsx').then((room) => room.StateScreen)) });

/* Drafting: the working documents of a matter, its freezes and frozen versions. */
const draft = createRoute({ getParentRoute: () => signedIn, path: '/dokument/$documentId', staticData: { wide: true }, component: saying(['drafts'], () => import('./drafting/draft-screen.tsx').then((room) => room.DraftScreen)) });
const draftHistory = createRoute({ getParentRoute: () => signedIn, path: '/dokument/$documentId/historik', staticData: { wide: true }, component: ofTeam(() => import('./drafting/history-screen.tsx').then((room) => room.HistoryScreen)) });
const draftAuthors = createRoute({ getParentRoute: () => signedIn, path: '/dokument/$documentId/skribenter', staticData: { wide: true }, component: ofTeam(() => import('./drafting/authors-screen.tsx').then((room) => room.AuthorsScreen)) });
const draftComparison = createRoute({
  getParentRoute: () => signedIn, path: '/dokument/$documentId/jamforelse', validateSearch: comparedPoints, staticData: { wide: true },
  component: ofTeam(() => import('./drafting/comparison-screen.tsx').then((room) => room.ComparisonScreen)),
});
const documents = createRoute({ getParentRoute: () => matter, path: '/dokument', component: ofTeam(() => import('./drafting/documents-screen.tsx').then((room) => room.DocumentsScreen)) });
const freeze = createRoute({ getParentRoute: () => matter, path: '/ny-version', component: ofTeam(() => import('./drafting/freeze-screen.tsx').then((room) => room.FreezeScreen)) });
const versions = createRoute({ getParentRoute: () => matter, path: '/versioner', component: ofTeam(() => import('./drafting/versions-screen.tsx').then((room) => room.VersionsScreen)) });
const frozen = createRoute({ getParentRoute: () => matter, path: '/versioner/$packageId/$documentId', component: ofTeam(() => import('./drafting/frozen-screen.tsx').then((room) => room.FrozenScreen)) });
const reading = createRoute({
  getParentRoute: () => signedIn, path: '/lasning/$readingId', staticData: { wide: true },
  validateSearch: (search: Record<string, unknown>): { dokument?: string; kommentar?: string } => ({ ...(typeof search.dokument === 'string' ? { dokument: search.dokument } : {}), ...(typeof search.kommentar === 'string' ? { kommentar: search.kommentar } : {}) }),
  component: ofTeam(() => import('./drafting/reading-screen.tsx').then((room) => room.ReadingScreen)),
});

/* Consultation: a consultee's own pages, and the lead's below the matter. */
/** `brev`: with the letter that is registered beside the text. */
interface PlaceInText { dokument?: string; synpunkt?: string; brev?: string }
const placeInText = (search: Record<string, unknown>): PlaceInText => ({
  ...(typeof search.dokument === 'string' ? { dokument: search.dokument } : {}),
  ...(typeof search.synpunkt === 'string' ? { synpunkt: search.synpunkt } : {}),
  ...(search.brev === undefined ? {} : { brev: '1' }),
});
const consultation = createRoute({ getParentRoute: () => signedIn, path: '/remissomgang/$consulteeId', component: ofConsultee(() => import('./consultation/consultation-screen.tsx').then((room) => room.ConsultationScreen)) });
const consultationText = createRoute({ getParentRoute: () => consultation, path: '/', validateSearch: placeInText, staticData: { wide: true }, component: ofAnswer(() => import('./consultation/consultation-text-screen.tsx').then((room) => room.ConsultationTextScreen)) });
const consultationAnswer = createRoute({ getParentRoute: () => consultation, path: '/svar', component: ofAnswer(() => import('./consultation/answer-screen.tsx').then((room) => room.AnswerScreen)) });
/** Shows a comparison, whose words are those of the team's pages. */
const consultationCorrections = createRoute({ getParentRoute: () => consultation, path: '/rattelser', component: saying(['consultation', 'team'], () => import('./consultation/corrections-screen.tsx').then((room) => room.CorrectionsScreen)) });
const consultationColleagues = createRoute({ getParentRoute: () => consultation, path: '/kollegor', component: ofAnswer(() => import('./consultation/colleagues-screen.tsx').then((room) => room.ColleaguesScreen)) });
const colleagueEntry = createRoute({ getParentRoute: () => root, path: '/kollega', component: ofConsultee(() => import('./consultation/colleague-entry-screen.tsx').then((room) => room.ColleagueEntryScreen)) });
const colleagueReturn = createRoute({ getParentRoute: () => root, path: '/kollega/ater', component: ofAnswer(() => import('./consultation/colleague-return-screen.tsx').then((room) => room.ColleagueReturnScreen)) });
const consultationWord = createRoute({ getParentRoute: () => consultation, path: '/word', component: ofAnswer(() => import('./consultation/word-answer-screen.tsx').then((room) => room.WordAnswerScreen)) });
/** With what was said before and what came of it, and a comparison: the words of the team's pages. */
const consultationChanges = createRoute({ getParentRoute: () => consultation, path: '/andringar', component: saying(['consultation', 'team'], () => import('./answers/changed-clauses-screen.tsx').then((room) => room.ChangedClausesScreen)) });
const consultationOutcome = createRoute({ getParentRoute: () => consultation, path: '/utfall', component: ofConsultee(() => import('./answers/outcome-screen.tsx').then((room) => room.OutcomeScreen)) });
const consultationOthers = createRoute({ getParentRoute: () => consultation, path: '/andras', component: ofAnswer(() => import('./consultation/others-screen.tsx').then((room) => room.OthersScreen)) });
const consultationOthersResponse = createRoute({ getParentRoute: () => consultation, path: '/andras/$responseId', component: ofAnswer(() => import('./consultation/others-response-screen.tsx').then((room) => room.OthersResponseScreen)) });
const consultationReview = createRoute({ getParentRoute: () => consultation, path: '/granska', component: ofAnswer(() => import('./consultation/review-screen.tsx').then((room) => room.ReviewScreen)) });
const receipt = createRoute({ getParentRoute: () => signedIn, path: '/kvittens/$responseId', component: ofAnswer(() => import('./consultation/receipt-screen.tsx').then((room) => room.ReceiptScreen)) });
const planRound = createRoute({ getParentRoute: () => matter, path: '/omgangar', component: ofTeam(() => import('./consultation/plan-round-screen.tsx').then((room) => room.PlanRoundScreen)) });
const round = createRoute({ getParentRoute: () => signedIn, path: '/omgangar/$roundId', component: ofTeam(() => import('./consultation/round-layout.tsx').then((room) => room.RoundLayout)) });
const roundHome = createRoute({ getParentRoute: () => round, path: '/', validateSearch: registerSearch, component: ofTeam(() => Promise.all([import('./consultation/round-screen.tsx'), import('./answers/round-tabs.tsx')]).then(([{ RoundScreen }, { RoundTabs }]) => () => <RoundScreen tabs={<RoundTabs />} />)) });
const roundPublic = createRoute({ getParentRoute: () => round, path: '/offentlig-sida', component: ofTeam(() => Promise.all([import('./consultation/public-side-screen.tsx'), import('./answers/round-tabs.tsx')]).then(([{ PublicSideScreen }, { RoundTabs }]) => () => <PublicSideScreen tabs={<RoundTabs />} />)) });
const roundResponse = createRoute({ getParentRoute: () => round, path: '/svar/$responseId', component: ofTeam(() => import('./consultation/round-response.tsx').then((room) => room.RoundResponseScreen)) });
const roundResponseHome = createRoute({ getParentRoute: () => roundResponse, path: '/', component: ofTeam(() => import('./consultation/round-response.tsx').then((room) => room.RoundResponseHome)) });
const roundResponseText = createRoute({ getParentRoute: () => roundResponse, path: '/text', validateSearch: placeInText, staticData: { wide: true }, component: ofTeam(() => import('./consultation/round-response.tsx').then((room) => room.RoundResponseText)) });
const roundResponseWord = createRoute({ getParentRoute: () => roundResponse, path: '/word', component: ofTeam(() => import('./consultation/word-answer-screen.tsx').then((room) => room.WordAnswerScreen)) });
const roundResponseReview = createRoute({ getParentRoute: () => roundResponse, path: '/granska', component: ofTeam(() => import('./consultation/review-screen.tsx').then((room) => room.ReviewScreen)) });

/* Answers: what a round brought in, and what becomes of it. */
const bench = createRoute({ getParentRoute: () => round, path: '/synpunkter', validateSearch: benchSearch, staticData: { wide: true, ask: (asked) => import('./answers/bench-questions.ts').then((bench) => bench.askForBench(asked)) }, component: ofTeam(() => import('./answers/bench-screen.tsx').then((room) => room.BenchScreen)) });
const overview = createRoute({ getParentRoute: () => round, path: '/oversikt', component: ofTeam(() => import('./answers/overview-screen.tsx').then((room) => room.OverviewScreen)) });
const heat = createRoute({ getParentRoute: () => round, path: '/oversikt/text', validateSearch: heatSearch, component: ofTeam(() => import('./answers/heat-screen.tsx').then((room) => room.HeatScreen)) });
const changes = createRoute({ getParentRoute: () => round, path: '/andringar', component: ofTeam(() => import('./answers/changes-screen.tsx').then((room) => room.ChangesScreen)) });
const roundOutcome = createRoute({ getParentRoute: () => round, path: '/utfall/$consulteeId', component: ofTeam(() => import('./answers/outcome-screen.tsx').then((room) => room.OutcomeScreen)) });
const themes = createRoute({ getParentRoute: () => round, path: '/teman', component: ofTeam(() => import('./answers/themes-screen.tsx').then((room) => room.ThemesScreen)) });
const ways = createRoute({ getParentRoute: () => round, path: '/besvara', component: ofTeam(() => import('./answers/ways-screen.tsx').then((room) => room.WaysScreen)) });
const meetings = createRoute({ getParentRoute: () => round, path: '/moten', component: ofTeam(() => import('./answers/meetings-screen.tsx').then((room) => room.MeetingsScreen)) });
const meeting = createRoute({ getParentRoute: () => round, path: '/moten/$meetingId', staticData: { wide: true }, component: ofTeam(() => import('./answers/meeting-screen.tsx').then((room) => room.MeetingScreen)) });
const summary = createRoute({ getParentRoute: () => round, path: '/sammanstallning', validateSearch: benchSearch, component: ofTeam(() => import('./answers/summary-screen.tsx').then((room) => room.SummaryScreen)) });

/*
 * A room joins here: its routes are children of `matter` (phase line above), of `signedIn` (then the screen puts itself in a MatterFrame
 * if it belongs to a matter) or of `root` (strangers), and are added to the tree below. `staticData: { wide: true }` gives the whole width of the window.
 */
const tree = root.addChildren([
  signIn,
  firstRun,
  invitation,
  forgottenPassword,
  newPassword,
  colleagueEntry,
  colleagueReturn,
  signedIn.addChildren([
    myMatters,
    desk,
    account,
    newMatter,
    draft,
    draftHistory,
    draftAuthors,
    draftComparison,
    reading,
    administration.addChildren([administrationStart, organisations, people, invitations, mail]),
    matter.addChildren([
      matterHome,
      matterState,
      documents,
      freeze,
      versions,
      frozen,
      planRound,
    ]),
    consultation.addChildren([consultationWord, consultationText, consultationCorrections, consultationChanges, consultationColleagues, consultationAnswer, consultationReview, consultationOthers, consultationOthersResponse, consultationOutcome]),
    receipt,
    round.addChildren([roundHome, roundPublic, bench, overview, heat, changes, roundOutcome, ways, meetings, meeting, themes, summary, roundResponse.addChildren([roundResponseHome, roundResponseText, roundResponseWord, roundResponseReview])]),
  ]),
]);

interface Asked { client: QueryClient; params: Record<string, string | undefined>; search: Record<string, unknown> }

/** The screen of the address is fetched at once, beside the words and who is here, and so is what it asks first. */
export function openRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
  router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation !== undefined) focusNewPage();
  });
  const { pathname, search } = router.latestLocation;
  const [routes, params] = router.getMatchedRoutes(pathname);
  for (const { options } of routes) options.staticData?.ask?.({ client: queryClient, params, search }).catch(() => {});
  for (const { options } of routes) void options.component?.preload?.();
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>;
  }
  interface StaticDataRouteOption {
    /** The page uses the whole width: a text with margins beside it. */
    wide?: boolean;
    /** What the page asks first, asked while its files are on their way. */
    ask?: (asked: Asked) => Promise<void>;
  }
}
