import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joined, startTestGateway } from './support/gateway-fixture.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // Not the arguments that the package proposes: they make one process of all, and switch off what pages may not do.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    headless: true,
  });
});

afterAll(async () => {
  await browser.close();
});

describe('GraphiQL, served wholly from here', () => {
  test('a query that is typed is answered', async () => {
    await using server = await startTestGateway();
    await using page = await openPage(new URL('/graphiql', server.url).href);
    await typeOperation(page.page, '{ product(upc: "1") { price stars } }');
    await page.page.keyboard.press('Control+Enter');
    await expectAnswer(page.page, '"stars": 5');
    expect(page.foreign).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  test('a subscription that is started shows its events', async () => {
    await using server = await startTestGateway();
    await using page = await openPage(new URL('/graphiql', server.url).href);
    await typeOperation(page.page, 'subscription { priceChanges { product { price } } }');
    await page.page.keyboard.press('Control+Enter');
    await joined(server, 1);
    server.shop.publish(41);
    await expectAnswer(page.page, '"price": 41');
    server.shop.publish(42);
    await expectAnswer(page.page, '"price": 42');
    expect(page.errors).toEqual([]);
  });
});

describe('Apollo Sandbox at /', () => {
  test('where its network cannot be reached, the page says so and leads to GraphiQL', async () => {
    await using server = await startTestGateway();
    await using page = await openPage(new URL('/', server.url).href);
    await page.page.waitForSelector('body[data-sandbox="unreachable"]');
    expect(await page.page.textContent('#state')).toBe(
      'Apollo Sandbox cannot be reached from this browser: its network (apollographql.com) does not answer.',
    );
    await page.page.click('#graphiql');
    await page.page.waitForSelector('.graphiql-container');
    expect(page.page.url()).toBe(new URL('/graphiql', server.url).href);
  });

  test('where it can be reached, it is given the endpoint and the websocket', async () => {
    await using server = await startTestGateway();
    await using page = await openPage(new URL('/', server.url).href, {
      cdn: 'window.EmbeddedSandbox = class { constructor(options) { window.given = options; } };',
    });
    await page.page.waitForSelector('#notice', { state: 'hidden' });
    expect(await page.page.evaluate('window.given')).toEqual({
      target: '#sandbox',
      initialEndpoint: server.url,
      initialSubscriptionEndpoint: server.webSocketUrl,
      initialState: { document: '{ __typename }\n' },
      hideCookieToggle: true,
      endpointIsEditable: false,
      runTelemetry: false,
    });
    expect(await page.page.isVisible('#notice')).toBe(false);
  });

  test('a browser that goes to the endpoint sees the page, anybody else an answer', async () => {
    await using server = await startTestGateway();
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const html = await fetch(server.url, { headers: { accept } });
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const other = await fetch(server.url);
    expect(other.status).toBe(400);
  });

  test('nothing is served where exploring is switched off', async () => {
    await using server = await startTestGateway({ explore: false });
    for (const path of ['/graphiql', '/explore/react.js']) {
      expect((await fetch(new URL(path, server.url))).status).toBe(404);
    }
    const html = await fetch(new URL('/', server.url), { headers: { accept: 'text/html' } });
    expect(html.status).toBe(400);
  });
});

test('files of the pages are compressed, and not sent again to who has them', async () => {
  await using server = await startTestGateway();
  const url = new URL('/explore/graphiql-bundle.js', server.url);
  const first = await fetch(url);
  expect(first.headers.get('content-encoding')).toBe('gzip');
  expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const again = await fetch(url, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'no-cache' },
  });
  expect(again.status).toBe(304);
});

interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Whatever was asked of another host. */
  readonly foreign: string[];
  readonly errors: string[];
}

async function openPage(url: string, options: { cdn?: string } = {}): Promise<OpenPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) errors.push(message.text());
  });
  await page.route(
    (target) => target.host !== new URL(url).host,
    async (route) => {
      foreign.push(route.request().url());
      if (options.cdn === undefined) await route.abort('internetdisconnected');
      else await route.fulfill({ contentType: 'text/javascript', body: options.cdn });
    },
  );
  await page.goto(url);
  return {
    page,
    foreign,
    errors,
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Writes into GraphiQL's editor in place of what is there; it closes brackets by itself, so as one paste. */
async function typeOperation(page: Page, operation: string): Promise<void> {
  await page.click('.graphiql-query-editor .CodeMirror');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText(operation);
}

async function expectAnswer(page: Page, text: string): Promise<void> {
  await page.locator('.result-window').filter({ hasText: text }).waitFor();
}
