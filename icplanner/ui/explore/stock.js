// Serves the panel and the list as soon as the stock they were made for is there.
export default function stock(component) {
  const shop = (window.icplannerExplore ||= { waiting: new Map() });
  shop.stock = component.data;
  shop.serve = () => {
    for (const [part, waiting] of [...shop.waiting]) {
      if (waiting.data.stock !== shop.stock.version) continue;
      shop.waiting.delete(part);
      (part === "panel" ? drawPanel : drawList)(waiting, shop.stock);
    }
  };
  shop.serve();
}
