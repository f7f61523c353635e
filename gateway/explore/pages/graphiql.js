// Starts GraphiQL over this server's own endpoint: queries by HTTP, subscriptions by websocket.
const { React, ReactDOM, GraphiQL, graphqlWs } = window;

const settings = JSON.parse(document.getElementById('settings').textContent);
const { protocol, host, origin } = window.location;

const fetcher = GraphiQL.createFetcher({
  url: `${origin}/graphql`,
  wsClient: graphqlWs.createClient({
    url: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`,
  }),
});

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: settings.document }),
);
