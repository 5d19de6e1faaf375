import type SvgIcon from '@mui/material/SvgIcon';
import AccountBalance from '@mui/icons-material/AccountBalanceOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import Engineering from '@mui/icons-material/EngineeringOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import ListAlt from '@mui/icons-material/ListAltOutlined';
import People from '@mui/icons-material/PeopleOutlined';

/** Icons a back end may name in /api/meta. Imported one by one: the index would bring all of them. */
const ICONS: Record<string, typeof SvgIcon> = {
  people: People,
  inventory: Inventory,
  engineering: Engineering,
  list: ListAlt,
  category: Category,
  bank: AccountBalance,
};

export function iconNamed(name: string | undefined): typeof SvgIcon {
  return (name && ICONS[name]) || Description;
}
