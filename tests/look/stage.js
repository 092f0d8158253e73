// Runs in the browser: draws a card with the real renderer and reports what can be measured of it. What is wrong is judged in judge-card.ts.
/* global AdaptiveCards, document, window, NodeFilter, getComputedStyle */
(() => {
  const VISIBLE_WORD = /[A-Za-z]{4,}/g;

  /** The little Markdown that Teams reads in a TextBlock: paragraphs, emphasis, links, and escaped characters as themselves. */
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const kept = [];
    const keep = (character) => `\u0001${kept.push(character) - 1}\u0002`;
    const html = text
      .replace(/\\([\\*_`~[\]<>$#+\-.])/g, (_, character) => keep(character))
      .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character])
      .replace(/\*\*(\S.*?)\*\*/g, '<b>$1</b>')
      .replace(/(^|\s)_(\S.*?)_(?=\s|$)/g, '$1<i>$2</i>')
      .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
      .split(/\n{2,}/)
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('');
    const escaped = (at) => kept[at].replace(/[<>]/g, (character) => (character === '<' ? '&lt;' : '&gt;'));
    result.outputHtml = html.replace(/\u0001(\d+)\u0002/g, (_, at) => escaped(Number(at)));
    result.didProcess = true;
  };

  function draw({ content, hostConfig, theme, width }) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
    card.parse(content, context);
    document.body.className = theme;
    const stage = document.getElementById('stage');
    stage.style.width = `${width}px`;
    stage.replaceChildren(card.render());
    const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    return { stage, events };
  }

  function colourOf(text) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  }

  const rectOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });

  /** What an element sits in: the colours painted behind it, up to one that nothing shines through, and what the boxes around it leave visible. */
  function surroundingsOf(element, known) {
    if (element === null) return { backgrounds: [], window: { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity } };
    if (!known.has(element)) known.set(element, within(surroundingsOf(element.parentElement, known), element));
    return known.get(element);
  }

  function within({ backgrounds, window: { left, top, right, bottom } }, element) {
    const { backgroundColor, overflowX, overflowY } = getComputedStyle(element);
    const layer = colourOf(backgroundColor);
    const box = element.getBoundingClientRect();
    const across = overflowX === 'visible' ? { left, right } : { left: Math.max(left, box.left), right: Math.min(right, box.right) };
    const down = overflowY === 'visible' ? { top, bottom } : { top: Math.max(top, box.top), bottom: Math.min(bottom, box.bottom) };
    const behind = layer[3] === 1 ? [] : backgrounds;
    return { backgrounds: layer[3] > 0 ? [layer, ...behind] : behind, window: { ...across, ...down } };
  }

  const CELL = '[role="cell"], [role="columnheader"], [role="gridcell"], td';

  /** Words that go on in the next line without a hyphen, because their cell is too narrow for them. */
  function brokenWords(node) {
    if (node.parentElement.closest(CELL) === null) return [];
    return [...node.data.matchAll(VISIBLE_WORD)].flatMap((match) => {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      return range.getClientRects().length > 1 ? [match[0]] : [];
    });
  }

  function textOf(node, known) {
    const element = node.parentElement;
    const style = getComputedStyle(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const button = element.closest('button');
    return {
      text: node.data,
      isButton: button !== null,
      lines: [...range.getClientRects()].map(rectOf),
      fontSize: parseFloat(style.fontSize),
      isBold: Number(style.fontWeight) >= 600,
      colour: colourOf(style.color),
      brokenWords: brokenWords(node),
      ...surroundingsOf(element, known),
    };
  }

  function textsOf(stage) {
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    const texts = [];
    const known = new Map();
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() !== '') texts.push(textOf(walker.currentNode, known));
    }
    return texts.filter((text) => text.lines.length > 0);
  }

  function cellsOf(stage) {
    return [...stage.querySelectorAll(CELL)]
      .filter((cell) => cell.innerText.trim() !== '')
      .map((cell) => {
        const { paddingLeft, paddingRight } = getComputedStyle(cell);
        const { fontSize } = getComputedStyle(cell.querySelector('.ac-textBlock') ?? cell);
        const width = cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        const { height } = (cell.querySelector('.ac-textBlock') ?? cell).getBoundingClientRect();
        return { text: cell.innerText.trim(), width, fontSize: parseFloat(fontSize), isOneLine: height < 2 * parseFloat(fontSize) };
      });
  }

  function measure(scene) {
    const { stage, events } = draw(scene);
    return { edge: rectOf(stage.getBoundingClientRect()), texts: textsOf(stage), cells: cellsOf(stage), events };
  }

  window.look = { draw: (scene) => void draw(scene), measure: (scenes) => scenes.map(measure) };
})();
