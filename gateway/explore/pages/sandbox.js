// Puts Apollo Sandbox into the page, or says that it cannot be reached.
const CDN =
  'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js';
const PATIENCE_MS = 8_000;

const settings = JSON.parse(document.getElementById('settings').textContent);
const { protocol, host, origin } = window.location;

const script = document.createElement('script');
script.src = CDN;
script.onload = showSandbox;
script.onerror = showUnreachable;
const patience = setTimeout(showUnreachable, PATIENCE_MS);
document.head.append(script);

function showSandbox() {
  clearTimeout(patience);
  document.getElementById('notice').hidden = true;
  new window.EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: `${origin}/graphql`,
    initialSubscriptionEndpoint: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`,
    initialState: { document: settings.document },
    hideCookieToggle: true,
    endpointIsEditable: false,
    runTelemetry: false,
  });
}

function showUnreachable() {
  clearTimeout(patience);
  document.getElementById('state').textContent =
    'Apollo Sandbox cannot be reached from this browser: its network (apollographql.com) does not answer.';
  document.body.dataset.sandbox = 'unreachable';
}
