// The provinces as equal tiles, neighbours beside each other. A table with the same figures stands beside each map: it is
// the way by keyboard and screen reader, so the map is one picture to them.
import {useApp} from './context.js';
import {classes, tag} from './dom.js';

const WIDTH = 66;
const HEIGHT = 38;
const GAP = 3;

/** Names that fit a tile: the first syllable gives way where there is little room. */
const shortName = (name) => {
  const syllables = name.split(/[\s-]+/);
  if (name === 'Hồ Chí Minh') return 'HCM';
  if (name.length <= 6 || syllables.length === 1) return name;
  return syllables.slice(0, -1).map((syllable) => syllable[0] + '.').join('') + syllables.at(-1);
};

/**
 * @param map '63' or '34'
 * @param label what the picture shows
 * @param tileOf (code) → {class, value, text}: its colour's class name, what stands in the tile, what a pointer shows
 * @param active code of the tile to point out; null: none
 * @param onPoint takes the code under the pointer, or null
 * @param onOpen takes the code that was pressed
 */
export const TileMap = ({map, label, tileOf, active, onPoint, onOpen}) => {
  const {register, unitName} = useApp();
  const {tiles} = register[map];
  const columns = 1 + Math.max(...tiles.map((tile) => tile.column));
  const rows = 1 + Math.max(...tiles.map((tile) => tile.row));
  const drawn = (tile) => {
    const {class: name, value, text} = tileOf(tile.code);
    const isIslands = tile.part !== '';
    const title = isIslands ? tile.part : unitName(map, tile.code);
    return tag.g({
      key: tile.code + tile.part,
      class: classes('tile', name, isIslands && 'tile-islands', tile.code === active && 'is-active'),
      transform: `translate(${tile.column * (WIDTH + GAP)} ${tile.row * (HEIGHT + GAP)})`,
      'data-code': tile.code,
      onMouseEnter: () => onPoint?.(tile.code),
      onMouseLeave: () => onPoint?.(null),
      onClick: () => onOpen?.(tile.code),
    },
    tag.title(null, isIslands ? `${tile.part} (${unitName(map, tile.code)})` : `${title}: ${text}`),
    tag.rect({width: WIDTH, height: HEIGHT, rx: 4}),
    tag.text({class: 'tile-name tile-long', x: WIDTH / 2, y: isIslands || !value ? 23 : 16}, title.replace('Thừa Thiên ', 'T.T. ').replace('Bà Rịa - Vũng Tàu', 'BR - Vũng Tàu')),
    tag.text({class: 'tile-name tile-short', x: WIDTH / 2, y: isIslands || !value ? 23 : 17}, shortName(title)),
    !isIslands && value && tag.text({class: 'tile-value', x: WIDTH / 2, y: 31}, value));
  };
  return tag.svg({class: 'tile-map', role: 'img', 'aria-label': label,
    viewBox: `0 0 ${columns * (WIDTH + GAP) - GAP} ${rows * (HEIGHT + GAP) - GAP}`}, ...tiles.map(drawn));
};

/** @param entries [class name, text] */
export const Legend = ({entries, title}) =>
  tag.ul({class: 'legend', 'aria-label': title},
    ...entries.map(([name, text]) => tag.li({key: name},
      tag.svg({class: 'swatch', viewBox: '0 0 14 14', 'aria-hidden': 'true'},
        tag.g({class: `tile ${name}`}, tag.rect({width: 14, height: 14, rx: 3}))),
      text)));
