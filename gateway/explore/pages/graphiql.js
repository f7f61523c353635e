// Starts GraphiQL over this server's own endpoint: queries by HTTP, subscriptions by websocket.
const { React, ReactDOM, GraphiQL, graphqlWs } = window;

const settings = JSON.parse(document.getElementById('settings').textContent);
const { protocol, host, origin } = window.location;

const fetch = GraphiQL.createFetcher({
  url: `${origin}/graphql`,
  wsClient: graphqlWs.createClient({
    url: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`,
  }),
});

// GraphiQL tells a subscription by a document that it parses a while after the last key, so it would send one that is
// run at once as a query.
function fetcher(operation, options) {
  return fetch(operation, { ...options, documentAST: parse(operation.query) });
}

function parse(query) {
  try {
    return GraphiQL.GraphQL.parse(query);
  } catch {
    return undefined; // the server says what is wrong with it
  }
}

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: settings.document }),
);
