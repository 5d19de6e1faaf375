import type SvgIcon from '@mui/material/SvgIcon';
import Badge from '@mui/icons-material/BadgeOutlined';
import Business from '@mui/icons-material/BusinessOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import Engineering from '@mui/icons-material/EngineeringOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import ListAlt from '@mui/icons-material/ListAltOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import Warehouse from '@mui/icons-material/WarehouseOutlined';

/** Icons a back end may name in /api/meta. Imported one by one: the index would bring all of them. */
const ICONS: Record<string, typeof SvgIcon> = {
  people: People,
  inventory: Inventory,
  engineering: Engineering,
  list: ListAlt,
  category: Category,
  person: Person,
  badge: Badge,
  business: Business,
  warehouse: Warehouse,
};

export function iconNamed(name: string | undefined): typeof SvgIcon {
  return (name && ICONS[name]) || Description;
}
